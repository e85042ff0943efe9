import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { applyMapping } from "#sensors/codec/apply-mapping.ts";
import { codecMapping } from "#sensors/codec/mapping.ts";
import { suggestMapping } from "#sensors/codec/suggest-mapping.ts";

/** What vendors' own codecs give, and what is to be read from it; may be read here, not shipped. */
const file = resolve(process.env.ANTEROOM_SHARED_DATA ?? "../shared/data", "sensors", "conformance.json");
const isAbsent = !existsSync(file);
type Line = { inTotal?: number; outTotal?: number; inDelta?: number; outDelta?: number; total?: number };
type Normalized = { lines?: Record<string, Line>; occupancy?: { total?: number; zones?: Record<string, number>; devicesSeen?: number }; presence?: boolean; battery?: { percent?: number; volts?: number }; flags?: string[] };
type Case = { id: string; kind: string; expected: unknown; normalized: Normalized | null };
const { cases } = (isAbsent ? { cases: [] } : JSON.parse(readFileSync(file, "utf8"))) as { cases: Case[] };

/** Where the set's reading is wrong or not ours, read by hand from the upstream assertion. */
const byHand: Record<string, Normalized> = {
  // 3.6 are volts, and status 1 is somebody.
  "ttn-browan-tbms100-1": { battery: { volts: 3.6 }, presence: true },
  // The mask says which regions have anybody, not how many.
  "ttn-milesight-iot-vs121-51": { occupancy: { total: 3 } },
  "akenza-milesight-VS121-208": { occupancy: { total: 3 } },
  // Upstream asserts occupied, as 2 is.
  "akenza-elsys-ems-desk-202": { battery: { volts: 3.62 }, presence: true },
};

const readable = cases.filter((c) => c.normalized);

if (isAbsent) it.skip("skipped: shared data absent", () => undefined);

describe.skipIf(isAbsent)("outputs of vendors' own codecs, by the mapping that is suggested for them", () => {
  it.each(readable.map((c) => [c.id, c] as const))("%s", (id, { expected, normalized, kind }) => {
    // Radios in pockets are not people.
    const wanted = kind === "pax" ? {} : ours(byHand[id] ?? (normalized as Normalized));
    expect(readOf(expected)).toEqual(wanted);
  });

  it("are all there", () => {
    expect(readable.length).toBe(46);
  });
});

describe.skipIf(isAbsent)("every other output of the set", () => {
  it.each(cases.filter((c) => !c.normalized && c.expected).map((c) => [c.id, c] as const))("%s is mapped without a stumble, or not at all", (_, { expected }) => {
    expect(() => readOf(expected)).not.toThrow();
  });
});

function readOf(output: unknown): Normalized {
  const suggested = suggestMapping(output);
  if (!suggested) return {};
  const mapping = codecMapping.parse({ decodedBy: "codec", fPorts: [], ...suggested });
  const summary: Normalized = {};
  for (const reading of applyMapping(output, mapping, { at: Date.UTC(2026, 0, 15, 12) })) {
    if (reading.kind === "totals") (summary.lines ??= {})[reading.line] = { inTotal: reading.inTotal, outTotal: reading.outTotal };
    if (reading.kind === "crossings") (summary.lines ??= {})[reading.line] = { inDelta: reading.in, outDelta: reading.out };
    if (reading.kind === "level") (summary.occupancy ??= {}).total = reading.people;
    if (reading.kind === "presence") summary.presence = reading.occupied;
    if (reading.kind === "health") {
      const { batteryPercent: percent, batteryVolts: volts, troubles } = reading;
      if (percent !== undefined || volts !== undefined) summary.battery = { ...(percent !== undefined && { percent }), ...(volts !== undefined && { volts }) };
      if (troubles?.length) summary.flags = [...troubles].sort();
    }
  }
  return summary;
}

/** Where a device tells both totals and differences, we read the totals; an open WiFi is a setting. */
function ours({ lines, occupancy, presence, battery, flags }: Normalized): Normalized {
  const said = ({ inTotal, outTotal, inDelta, outDelta, total }: Line): Line => {
    if (total !== undefined) return { inTotal: Math.ceil(total / 2), outTotal: Math.floor(total / 2) };
    return inTotal === undefined ? { inDelta, outDelta } : { inTotal, outTotal };
  };
  return {
    ...(lines && { lines: Object.fromEntries(Object.entries(lines).map(([line, counts]) => [line, said(counts)])) }),
    ...(occupancy && { occupancy }),
    ...(presence !== undefined && { presence }),
    ...(battery && { battery }),
    ...(flags && { flags: flags.filter((flag) => flag !== "WIFI_AP_ENABLED") }),
  };
}
