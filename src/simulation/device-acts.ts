import { hourMs, minuteMs, dayMs, type EpochMs } from "#domain/time.ts";
import type { Act } from "#simulation/act.ts";
import { chance, draw } from "#simulation/chance.ts";
import type { Scenario, SimulatedDevice } from "#simulation/scenario.ts";

const everyMs = 5 * minuteMs;
const driftWithinMs = 4 * hourMs;
const driftMs = 70 * minuteMs;
/** Of the spans of four hours, how many bring one slow fall into hypoglycaemia and back. */
const driftChance = 0.16;

/** What the devices report: every five minutes a glucose value in mmol/L. */
export function deviceActs(scenario: Scenario, seed: number, from: EpochMs, to: EpochMs): Act[] {
  return scenario.devices.flatMap((device) => {
    const offset = Math.floor(draw(seed, device.id, "offset") * everyMs);
    const acts: Act[] = [];
    for (let k = Math.ceil((from - offset) / everyMs); k * everyMs + offset < to; k++) {
      const at = k * everyMs + offset;
      const body = { at: new Date(at).toISOString(), values: { glucose: glucose(seed, device, at) }, batteryPercent: batteryPercent(device, at) };
      acts.push({ at, key: `${seed}/${device.id}/${k}`, type: "device-reading", deviceId: device.id, body });
    }
    return acts;
  });
}

/** mmol/L: a slow daily swing, slower and faster ripples, and now and then a fall to about 3. */
export function glucose(seed: number, device: SimulatedDevice, at: EpochMs): number {
  const usual = 6 + 2 * draw(device.seed, "usual");
  const swing = 0.8 * Math.sin((2 * Math.PI * at) / (5 * hourMs) + 6 * draw(device.seed, "phase"));
  const ripples = 1.2 * (smooth(seed, device, at, 50 * minuteMs) - 0.5) + 0.3 * (draw(seed, device.id, at, "noise") - 0.5);
  const without = usual + swing + ripples;
  return Math.round(10 * (without - drift(seed, device, at) * (without - 3))) / 10;
}

/** 0 outside a drift; rises to nearly 1 and falls again within it. */
function drift(seed: number, device: SimulatedDevice, at: EpochMs): number {
  const span = Math.floor(at / driftWithinMs);
  const next = chance(seed, device.id, span, "drift");
  if (next() >= driftChance) return 0;
  const through = (at - span * driftWithinMs - next() * (driftWithinMs - driftMs)) / driftMs;
  return through <= 0 || through >= 1 ? 0 : 0.97 * Math.sin(Math.PI * through) ** 1.5;
}

/** A wandering line in [0, 1): random knots, joined by half a cosine. */
function smooth(seed: number, device: SimulatedDevice, at: EpochMs, knotMs: number): number {
  const knot = Math.floor(at / knotMs);
  const [before, after] = [draw(seed, device.id, knot, "knot"), draw(seed, device.id, knot + 1, "knot")];
  const share = (1 - Math.cos(Math.PI * (at / knotMs - knot))) / 2;
  return before + share * (after - before);
}

/** A sensor lasts ten days, then it is replaced. */
function batteryPercent(device: SimulatedDevice, at: EpochMs): number {
  const lifeMs = 10 * dayMs;
  return Math.round(100 - 88 * (((at + device.seed * 2.3 * dayMs) % lifeMs) / lifeMs));
}
