import { beforeAll, describe, expect, it } from "vitest";
import { apply, newClinic, type ClinicState } from "#domain/clinic.ts";
import { decide } from "#domain/queue/decide.ts";
import { hourMs, minuteMs } from "#domain/time.ts";
import { longestStepMs, nextActs, type Act } from "#simulation/day.ts";
import { demoClinic } from "#simulation/demo-clinic.ts";
import { glucose } from "#simulation/device-acts.ts";
import { hoursOf, toCommand } from "#simulation/play.ts";
import { isSilent, peopleIn } from "#simulation/sensor-acts.ts";
import type { Scenario } from "#simulation/scenario.ts";

/** A clinic whose sensors see everybody. */
function withPerfectSensors(scenario: Scenario): Scenario {
  return { ...scenario, sensors: Object.fromEntries(Object.entries(scenario.sensors).map(([id, law]) => [id, { ...law, missShare: 0 }])) };
}

const scenario = withPerfectSensors(demoClinic("Europe/Zurich", "2026-01-12"));
const seed = 3;
const { from, to } = hoursOf(scenario, "2026-01-12");

/** A day in steps of ten seconds, as the server would play it; the acts in order, and the clinic at every full hour. */
function play(): { acts: Act[]; hourly: { at: number; state: ClinicState }[]; last: ClinicState } {
  const acts: Act[] = [];
  const hourly: { at: number; state: ClinicState }[] = [];
  let state = newClinic(scenario.setup, from);
  for (let at = from; at < to; at += longestStepMs) {
    if ((at - from) % hourMs === 0) hourly.push({ at, state });
    for (const act of nextActs(scenario, seed, state, at, at + longestStepMs)) {
      acts.push(act);
      if (act.type !== "command") continue;
      const decision = decide(state, toCommand(act), act.at);
      for (const body of decision.ok ? decision.value : []) state = apply(state, { ...body, seq: state.seq + 1, at: act.at, actor: { kind: "system", name: "test" } });
    }
  }
  return { acts, hourly, last: state };
}

let day: ReturnType<typeof play>;
beforeAll(() => {
  day = play();
}, 120_000);

describe("nextActs", () => {
  it("come in the order of time, within the step, each with a key of its own", () => {
    const times = day.acts.map((act) => act.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(day.acts.map((act) => act.key)).size).toBe(day.acts.length);
  });

  it("are the same when the same moment is asked for again, from a clinic read back from disk", () => {
    const { at, state } = day.hourly[5] as { at: number; state: ClinicState };
    const again = nextActs(scenario, seed, JSON.parse(JSON.stringify(state)) as ClinicState, at, at + longestStepMs);
    expect(again).toEqual(nextActs(scenario, seed, state, at, at + longestStepMs));
  });

  it("catch up with what is overdue after the clinic was away", () => {
    const { at, state } = day.hourly[5] as { at: number; state: ClinicState };
    const late = at + 2 * hourMs;
    const finished = nextActs(scenario, seed, state, late, late + 1000).filter((act) => act.type === "command" && act.command.type === "finish");
    const served = Object.values(state.tickets).filter((ticket) => ticket.state === "in-service");
    expect(finished).toHaveLength(served.length);
    for (const act of finished) expect(act.at).toBe(late);
  });

  it("check patients in with invented names of two words", () => {
    const names = day.acts.flatMap((act) => (act.type === "command" && act.command.type === "check-in" ? [act.command.name] : []));
    expect(names.length).toBeGreaterThan(400);
    for (const name of names) expect(name).toMatch(/^\p{L}+ \p{L}+$/u);
  });
});

describe("the sensors", () => {
  type Axis = { data: { measurements: { utcFrom: string; items: { direction: string; count: number }[] }[] } };
  type Xovis = { logics_data: { logics: { name: string; records: { from: number; to: number; counts: { name: string; value: number }[] }[] }[] } };
  type Tts = { uplink_message: { frm_payload: string; f_cnt: number } };
  const payloads = <Body>(sensorId: string) => day.acts.flatMap((act) => (act.type === "payload" && act.sensorId === sensorId ? [{ at: act.at, body: act.payload as Body }] : []));

  it("count at the entrance everybody who comes and goes, silences included", () => {
    const seen = { in: 0, out: 0 };
    for (const { body } of payloads<Axis>("main-entrance")) for (const m of body.data.measurements) for (const item of m.items) seen[item.direction as "in" | "out"] += item.count;
    const tickets = Object.keys(day.last.tickets);
    expect(seen.in).toBe(seen.out);
    expect(seen.in).toBeGreaterThan(tickets.length);
    expect(seen.in).toBeLessThan(2 * tickets.length);
  });

  it("report every minute once, in the next payload after a silence", () => {
    for (const id of ["main-entrance", "treatment-door"]) {
      const minutes = payloads<Axis>(id).flatMap(({ body }) => body.data.measurements.map((m) => Date.parse(m.utcFrom)));
      expect(minutes).toEqual(minutes.map((_, i) => (minutes[0] as number) + i * minuteMs));
    }
  });

  it("balance at the inner doors as well", () => {
    for (const id of ["waiting-a-door", "corridor-door"]) {
      const sums = { fw: 0, bw: 0 };
      for (const { body } of payloads<Xovis>(id)) for (const logic of body.logics_data.logics) for (const record of logic.records) for (const c of record.counts) sums[c.name as "fw" | "bw"] += c.value;
      expect(sums.fw).toBeGreaterThan(100);
      expect(sums.fw).toBe(sums.bw);
    }
  });

  it("see in a zone the people who are really there", () => {
    const { at, state } = day.hourly[4] as { at: number; state: ClinicState };
    const truth = Object.values(state.tickets).reduce((sum, ticket) => sum + peopleIn(scenario, seed, state, ticket, "waiting-b", at), 0);
    const last = payloads<Xovis>("waiting-b-ceiling").flatMap(({ body }) => body.logics_data.logics[0]?.records ?? []).find((record) => record.to === at);
    expect(last?.counts[0]).toMatchObject({ name: "balance", value: truth });
  });

  it("put two totals and a byte of flags into a LoRaWAN uplink, numbered in order", () => {
    const uplinks = payloads<Tts>("waiting-b-door").map(({ body }) => body.uplink_message);
    for (const { frm_payload } of uplinks) expect(Buffer.from(frm_payload, "base64")).toHaveLength(9);
    const numbers = uplinks.map((uplink) => uplink.f_cnt);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it("fall silent now and then", () => {
    const law = { ...scenario.sensors["main-entrance"], silentChance: 0.1 } as NonNullable<(typeof scenario.sensors)[string]>;
    const sensor = scenario.setup.sensors[0] as (typeof scenario.setup.sensors)[number];
    const minutes = Array.from({ length: 60 * 24 * 30 }, (_, i) => isSilent(law, seed, sensor, from + i * minuteMs));
    // A tenth of all spans of 180 minutes have 20 silent ones: 1.1 %.
    const share = minutes.filter(Boolean).length / minutes.length;
    expect(share).toBeGreaterThan(0.006);
    expect(share).toBeLessThan(0.018);
  });
});

describe("the devices", () => {
  const device = scenario.devices[0] as (typeof scenario.devices)[number];
  const month = Array.from({ length: 12 * 24 * 30 }, (_, i) => glucose(seed, device, from + i * 5 * minuteMs));

  it("report every five minutes", () => {
    const times = day.acts.flatMap((act) => (act.type === "device-reading" && act.deviceId === device.id ? [act.at] : []));
    for (const [i, at] of times.entries()) if (i > 0) expect(at - (times[i - 1] as number)).toBe(5 * minuteMs);
    expect(times.length).toBeGreaterThan(150);
  });

  it("stay within what a body can do, and drift low once in a while, not all the time", () => {
    for (const value of month) {
      expect(value).toBeGreaterThan(2);
      expect(value).toBeLessThan(13);
    }
    const low = month.filter((value) => value < 3.9).length / month.length;
    expect(low).toBeGreaterThan(0.005);
    expect(low).toBeLessThan(0.08);
  });

  it("change slowly, as blood does", () => {
    for (const [i, value] of month.entries()) if (i > 0) expect(Math.abs(value - (month[i - 1] as number))).toBeLessThan(1.5);
  });
});
