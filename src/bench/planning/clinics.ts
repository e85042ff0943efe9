import { scenario as schema } from "#contract/scenario.ts";
import type { Scenario } from "#domain/planning/scenario.ts";

/**
 * The surge clinic that the reference measured its policies on, as far as it is described there: five services, fifteen staff in five
 * kinds of skill, 5/7/4/2/3 rooms, 482 patients a day. Visit lengths and hours are ours, set so that the fixed plan waits as long as there.
 */
export function surgeClinic({ load = 1, surges = 1, dayFactorShape = 20 as number | undefined } = {}): Scenario {
  // First legs a day sum up to 482 at load 1.
  const hours = [0.8, 1.15, 1.25, 1.15, 0.95, 0.8, 0.95, 1.1, 1.05, 0.8];
  const shorter = Number(process.env.SHORTER ?? 0.905);
  const services = [
    { id: "nurse", perDay: 140, mean: 12, then: [{ serviceId: "lab", share: 0.25 }, { serviceId: "xray", share: 0.1 }] },
    { id: "gp", perDay: 202, mean: 13, then: [{ serviceId: "lab", share: 0.25 }, { serviceId: "xray", share: 0.1 }] },
    { id: "lab", perDay: 60, mean: 8, then: [] },
    { id: "xray", perDay: 20, mean: 10, then: [] },
    { id: "minor", perDay: 60, mean: 16, then: [{ serviceId: "lab", share: 0.25 }, { serviceId: "xray", share: 0.1 }] },
  ];
  const kinds: [string, number, Record<string, number>][] = [
    ["doctor", 5, { gp: 1, minor: 0.9 }],
    ["nurse", 4, { nurse: 1, lab: 0.9, minor: 0.8 }],
    ["practitioner", 2, { gp: 0.9, nurse: 0.9, minor: 1 }],
    ["lab-technician", 2, { lab: 1, nurse: 0.8, xray: 0.8 }],
    ["radiographer", 2, { xray: 1, lab: 0.9 }],
  ];
  const rooms = { nurse: 5, gp: 7, lab: 4, xray: 2, minor: 3 };
  return schema.parse({
    name: "Surge clinic",
    opens: "08:00",
    closes: "18:00",
    classes: [
      { id: "urgent", share: 0.1, targetMinutes: 10 },
      { id: "soon", share: 0.4, targetMinutes: 30 },
      { id: "routine", share: 0.5, targetMinutes: 60 },
    ],
    services: services.map(({ id, perDay, mean, then }) => ({
      id,
      patientsPerHour: hours.map((share) => (share * perDay * load) / 10),
      visitMinutes: { mean: mean * shorter, scv: 0.3 },
      ...(dayFactorShape === undefined ? {} : { dayFactorShape }),
      then,
    })),
    staff: kinds.flatMap(([kind, count, skills]) => Array.from({ length: count }, (_, i) => ({ id: `${kind}-${i + 1}`, skills, shifts: [{ from: "08:00", to: "18:00", breaks: [{ minutes: 40, from: "11:00", to: "14:30" }] }] }))),
    rooms: Object.entries(rooms).flatMap(([id, count]) => Array.from({ length: count }, (_, i) => ({ id: `${id}-${i + 1}`, serviceIds: [id] }))),
    surges: Array.from({ length: surges }, () => ({ minutes: 90, factor: 1.8 })),
    moves: { setUpMinutes: 4, minimumStayMinutes: 30, perPersonAndHour: 2 },
  });
}
