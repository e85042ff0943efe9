import { scenario as format } from "#contract/scenario.ts";
import type { Scenario } from "#domain/planning/scenario.ts";

/** The day by hours, from eight in the morning; the mean is 1. */
const hours = [0.8, 1.15, 1.25, 1.15, 0.95, 0.8, 0.95, 1.1, 1.05, 0.8];
const classes = [
  { id: "urgent", share: 0.1, targetMinutes: 10 },
  { id: "soon", share: 0.4, targetMinutes: 30 },
  { id: "routine", share: 0.5, targetMinutes: 60 },
];
const rooms = (counts: Record<string, number>) => Object.entries(counts).flatMap(([id, count]) => Array.from({ length: count }, (_, i) => ({ id: `${id}-${i + 1}`, serviceIds: [id] })));

/**
 * The surge clinic that the reference measured its policies on, as far as it is described there: five services, fifteen staff in five
 * kinds of skill with efficiencies of 0.8 to 1, 5/7/4/2/3 rooms, breaks of 40 minutes, 4 minutes of set-up, 482 patients a day of whom 25 % go on
 * to the laboratory and 10 % to X-ray, gamma(20) days, a surge a day. Hours, shares of the services and visit lengths are ours: with them the
 * fixed plan and the index rules wait about as long as there. Chosen before the planner was tried on it.
 */
export function surgeClinic({ load = 1, surges = 1, dayFactorShape = 20 }: { load?: number; surges?: number; dayFactorShape?: number | null } = {}): Scenario {
  const lab = { serviceId: "lab", share: 0.25 };
  const xray = { serviceId: "xray", share: 0.1 };
  const services = [
    { id: "nurse", perDay: 140, mean: 10.86, then: [lab, xray] },
    { id: "gp", perDay: 202, mean: 11.765, then: [lab, xray] },
    { id: "lab", perDay: 60, mean: 7.24, then: [] },
    { id: "xray", perDay: 20, mean: 9.05, then: [] },
    { id: "minor", perDay: 60, mean: 14.48, then: [lab, xray] },
  ];
  const kinds: [string, number, Record<string, number>][] = [
    ["doctor", 5, { gp: 1, minor: 0.9 }],
    ["nurse", 4, { nurse: 1, lab: 0.9, minor: 0.8 }],
    ["practitioner", 2, { gp: 0.9, nurse: 0.9, minor: 1 }],
    ["lab-technician", 2, { lab: 1, nurse: 0.8, xray: 0.8 }],
    ["radiographer", 2, { xray: 1, lab: 0.9 }],
  ];
  return format.parse({
    name: "Surge clinic",
    opens: "08:00",
    closes: "18:00",
    classes,
    services: services.map(({ id, perDay, mean, then }) => ({
      id,
      patientsPerHour: hours.map((share) => (share * perDay * load) / 10),
      visitMinutes: { mean, scv: 0.3 },
      ...(dayFactorShape === null ? {} : { dayFactorShape }),
      then,
    })),
    staff: kinds.flatMap(([kind, count, skills]) =>
      Array.from({ length: count }, (_, i) => ({ id: `${kind}-${i + 1}`, skills, shifts: [{ from: "08:00", to: "18:00", breaks: [{ minutes: 40, from: "11:00", to: "14:30" }] }] })),
    ),
    rooms: rooms({ nurse: 5, gp: 7, lab: 4, xray: 2, minor: 3 }),
    surges: Array.from({ length: surges }, () => ({ minutes: 90, factor: 1.8 })),
    moves: { setUpMinutes: 4, minimumStayMinutes: 30, perPersonAndHour: 2 },
  });
}

/** Every day like the mean and no surge: nothing to gain but by chance. */
export const calmClinic = () => surgeClinic({ load: 0.9, surges: 0, dayFactorShape: null });

/** More work than people all day: nothing to gain by moving them about. */
export const overloadedClinic = () => surgeClinic({ load: 1.3 });

/** So many rooms, staff and services of random skills, at mid-morning with lines of random lengths. */
export function largeClinic(counts: { rooms: number; staff: number; services: number }, next: () => number): Scenario {
  const ids = Array.from({ length: counts.services }, (_, s) => `service-${s + 1}`);
  const pick = <T>(of: T[]) => of[Math.floor(next() * of.length)] as T;
  // About four people of each kind, as wards have them.
  const kinds = Array.from({ length: Math.max(counts.services, Math.round(counts.staff / 4)) }, (_, k) => {
    const first = ids[k % ids.length] as string;
    return Object.fromEntries([first, pick(ids), pick(ids)].map((id, i) => [id, i === 0 ? 1 : 0.8 + Math.round(next() * 4) * 0.05]));
  });
  const staff = Array.from({ length: counts.staff }, (_, i) => {
    const skills = kinds[i % kinds.length] as Record<string, number>;
    return { id: `person-${i + 1}`, skills, serviceId: Object.keys(skills)[0] as string, shifts: [{ from: "08:00", to: "18:00", breaks: [{ minutes: 40, from: "11:00", to: "14:30" }] }] };
  });
  const work = (id: string) => staff.filter((person) => person.serviceId === id).length;
  return format.parse({
    opens: "08:00",
    closes: "18:00",
    classes,
    services: ids.map((id) => ({ id, patientsPerHour: (0.7 + 0.5 * next()) * work(id) * 5, visitMinutes: { mean: 12 }, dayFactorShape: 20 })),
    staff,
    rooms: [...ids.map((id, i) => ({ id: `room-of-${i}`, serviceIds: [id] })), ...Array.from({ length: counts.rooms - counts.services }, (_, i) => ({ id: `room-${i}`, serviceIds: [...new Set([ids[i % ids.length] as string, pick(ids)])] }))],
    moves: { setUpMinutes: 4 },
    now: {
      at: "10:30",
      waiting: ids.flatMap((serviceId) => Array.from({ length: Math.floor(next() * 3 * Math.max(1, work(serviceId))) }, () => ({ serviceId, classId: pick(classes).id, waitedMinutes: Math.floor(next() * 50) }))),
    },
  });
}
