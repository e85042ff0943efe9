import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stratumBits } from "#domain/look-ahead/chances.ts";
import { mean, survival } from "#domain/look-ahead/law.ts";
import { tableStride } from "#domain/look-ahead/law-tables.ts";
import { modelOf, type Model } from "#domain/look-ahead/model.ts";
import type { Situation } from "#domain/look-ahead/situation.ts";
import { minuteMs } from "#domain/time.ts";

/** Processor milliseconds of every repeat, and the waits by patient and path. */
export type InC = { milliseconds: number[]; waits: Float64Array };

/** The same look-ahead by the program in C beside this file; a sentence where there is no compiler. */
export function inC(situation: Situation, seed: number, paths: number, repeats: number, minutes: number): InC | string {
  const compiler = ["cc", "gcc", "clang"].find((name) => spawnSync(name, ["--version"]).status === 0);
  if (!compiler) return "No C compiler on this machine: nothing to compare with.";
  const folder = mkdtempSync(join(tmpdir(), "look-ahead-"));
  try {
    const [program, input, output] = ["same-in-c", "situation", "waits"].map((name) => join(folder, name)) as [string, string, string];
    execFileSync(compiler, ["-O2", "-o", program, fileURLToPath(new URL("same-in-c.c", import.meta.url)), "-lm"]);
    writeFileSync(input, new Uint8Array(Float64Array.from(numbersOf(modelOf(situation, seed), paths, minutes)).buffer));
    const milliseconds = execFileSync(program, [input, output, String(repeats)], { encoding: "utf8" }).trim().split("\n").map(Number);
    const bytes = readFileSync(output);
    return { milliseconds, waits: new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function numbersOf(model: Model, paths: number, minutes: number): number[] {
  const { laws } = model;
  const lawCount = laws.values.length / tableStride;
  const of = (service: number, urgency: number) => model.visitLaw[service * model.visitTypes.length * 5 + urgency] as number;
  const unsigned = (key: number) => key >>> 0;
  return [
    paths, stratumBits(paths), minutes * minuteMs, lawCount, ...laws.values, ...laws.exponentialMean,
    ...[0, 1, 2, 3, 4].map((urgency) => of(0, urgency)), ...model.patience, model.walk[0] as number, model.changeover[0] as number, ...model.target,
    model.policy.appointments.earlyMinutes * minuteMs, model.policy.appointments.lateMinutes,
    model.patients.length,
    ...model.patients.flatMap((p) => {
      const since = p.legs[0]?.since as number;
      const patience = model.patience[p.urgency] as number;
      return [unsigned(p.key), p.urgency, p.arrived, p.appointment, since, patience < 0 ? 1 : survival(laws.lawOf(patience), -since / minuteMs)];
    }),
    model.visits.length,
    ...model.visits.flatMap((v) => {
      const law = of(0, v.patient.urgency);
      const elapsed = -v.startedAt * (model.speed[v.unit] as number);
      return [unsigned(v.patient.key), v.unit, law, elapsed, survival(laws.lawOf(law), elapsed / minuteMs), mean(laws.lawOf(law))];
    }),
    model.unitCount,
    ...model.shifts.flatMap((shifts, unit) => [model.speed[unit] as number, shifts ? shifts.length : -1, ...(shifts ?? []).flatMap((s) => [s.from, s.to, s.breaks.length, ...s.breaks.flatMap((b) => [b.from, b.to])])]),
    model.appointments.length,
    ...model.appointments.flatMap((a) => [unsigned(a.key), a.at, a.earliest, a.notYet, a.noShow, a.urgency, a.law]),
    model.streams.length,
    ...model.streams.flatMap((s) => [unsigned(s.key), unsigned(s.dayKey), s.gap, s.dayFactor, s.from.length, ...s.from, ...s.to, ...s.perMs, s.kinds.length, ...s.kinds.map((k) => k.upTo), ...s.kinds.map((k) => k.urgency)]),
  ];
}
