import { describe, expect, it } from "vitest";
import type { CodecTried, MappedField } from "#contract/codecs.ts";
import { codecWords } from "#features/admin/codec/codec-words.ts";
import { draftOf, portsOf, rowsOf, tryOf, withDetail, withMeaning } from "#features/admin/codec/draft.ts";
import { readingWords } from "#features/admin/codec/reading-words.ts";
import { formatsFor } from "#ui/formats.ts";
import { translate } from "#ui/words.ts";

const inAndOut: MappedField[] = [
  { path: "in", means: "in-total", name: "north", modulus: 65536 },
  { path: "out", means: "out-total", name: "north", modulus: 65536 },
];

describe("what fields mean, before it is saved", () => {
  it("keeps the line when in becomes out", () => {
    expect(withMeaning([inAndOut[0] as MappedField], "in", "out-total")).toEqual([{ path: "in", means: "out-total", name: "north", modulus: 65536 }]);
  });

  it("lets go of the roll-over when a total becomes a difference, and of the line when it becomes a battery", () => {
    expect(withMeaning(inAndOut, "in", "in-delta")[0]).toEqual({ path: "in", means: "in-delta", name: "north" });
    expect(withMeaning(inAndOut, "in", "battery-percent")[0]).toEqual({ path: "in", means: "battery-percent" });
  });

  it("takes a field out that means nothing any more", () => {
    expect(withMeaning(inAndOut, "in", "nothing")).toEqual([inAndOut[1]]);
  });

  it("lets both totals of a line roll over at the same number", () => {
    expect(withDetail(inAndOut, "in", { modulus: 2 ** 32 }).map((f) => f.modulus)).toEqual([2 ** 32, 2 ** 32]);
    expect(withDetail(inAndOut, "out", { modulus: undefined })).toEqual([{ path: "in", means: "in-total", name: "north" }, { path: "out", means: "out-total", name: "north" }]);
  });

  it("leaves the other total's line alone when one is renamed", () => {
    expect(withDetail(inAndOut, "in", { name: "south" }).map((f) => f.name)).toEqual(["south", "north"]);
  });

  it("shows fields of the sample first, then those that are only meant", () => {
    const tried = { fields: [{ path: "battery", value: 90 }] } as unknown as CodecTried;
    expect(rowsOf(tried, [{ path: "in", means: "in-total" }]).map(({ path, isInSample }) => [path, isInSample])).toEqual([["battery", true], ["in", false]]);
  });

  it("reads ports as they are typed", () => {
    expect(["", "2", "2, 85", "2;85 7"].map(portsOf)).toEqual([[], [2], [2, 85], [2, 85, 7]]);
    expect(["0", "256", "two", "2.5"].map(portsOf)).toEqual([null, null, null, null]);
  });

  it("begins with the last message of the device, and asks for a suggestion until somebody has said otherwise", () => {
    const draft = draftOf({ sensor: { id: "s", name: "S" }, codec: null, lastMessage: { receivedAt: 0, fPort: 85, bytes: "00ff", decoded: null } });
    expect(tryOf(draft)).toEqual({ source: "", bytes: "00ff", fPort: 85 });
    expect(tryOf({ ...draft, decodedBy: "network-server", decoded: "{}", fields: inAndOut })).toEqual({ decoded: "{}", fPort: 85, mapping: { decodedBy: "network-server", fPorts: [], fields: inAndOut } });
  });
});

describe("what would be counted, in words", () => {
  const readings: CodecTried["readings"] = [
    { kind: "totals", line: "1", at: 0, inTotal: 1234, outTotal: 9 },
    { kind: "totals", line: "2", at: 0, outTotal: 9 },
    { kind: "crossings", line: "1", from: 0, at: 0, in: 3, out: 0 },
    { kind: "level", area: "total", at: 0, people: 1 },
    { kind: "presence", area: "desk", at: 0, occupied: false },
    { kind: "health", at: 0, batteryPercent: 90, batteryVolts: 3.583, troubles: ["STUCK"] },
  ];

  it("is told in English", () => {
    expect(readingWords(readings, translate(codecWords, "en"), formatsFor("en", "UTC"))).toEqual([
      "1,234 in, 9 out in total on line 1", "9 out in total on line 2", "3 in, 0 out since the last message on line 1", "1 person in sight in area total", "nobody is there, in area desk",
      "battery 90%", "battery 3.58 V", "trouble: STUCK",
    ]);
  });

  it("is told in Spanish", () => {
    expect(readingWords(readings.slice(3, 5), translate(codecWords, "es"), formatsFor("es", "UTC"))).toEqual(["1 persona a la vista en la zona total", "no hay nadie en la zona desk"]);
  });
});
