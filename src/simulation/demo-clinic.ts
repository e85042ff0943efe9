import type { ClinicSetup, Shift, StaffMember } from "#domain/setup.ts";
import type { LocalDay } from "#domain/time.ts";
import { atLocalHour, dayAfter } from "#simulation/local-time.ts";
import type { Scenario } from "#simulation/scenario.ts";

export type DemoOptions = {
  id?: string;
  slug?: string;
  /** Local hours; `{from: 0, to: 24}` never closes, for a demonstration at any hour of the day. */
  open?: { from: number; to: number };
  /** For how many days from the first the roster is made. */
  days?: number;
};

/**
 * "Riverside Clinic": an outpatient clinic of eight rooms and nine staff, with about fifty patients an hour, eight
 * sensors and a few patients who wear a glucose sensor. Its roster begins on `firstDay`.
 */
export function demoClinic(timeZone: string, firstDay: LocalDay, options: DemoOptions = {}): Scenario {
  const open = options.open ?? { from: 7, to: 20 };
  return {
    setup: setup(timeZone, firstDay, open, options),
    arrivals: {
      anHour: Array.from({ length: 24 }, (_, hour) => patientsAnHour(hour, open)),
      urgency: { 2: 0.01, 3: 0.05, 4: 0.82, 5: 0.12 },
      punctuality: { minutesMean: -7, minutesSd: 8 },
      missedShare: 0.08,
    },
    journeys: [
      { share: 0.29, serviceIds: ["gp"], bookedShare: 0.65 },
      { share: 0.08, serviceIds: ["gp", "blood"], bookedShare: 0.65 },
      { share: 0.04, serviceIds: ["gp", "xray"], bookedShare: 0.5 },
      { share: 0.31, serviceIds: ["blood"], bookedShare: 0.3 },
      { share: 0.03, serviceIds: ["blood", "gp"], bookedShare: 0.8 },
      { share: 0.16, serviceIds: ["nurse"], bookedShare: 0.5 },
      { share: 0.09, serviceIds: ["xray"], bookedShare: 0.6 },
    ],
    services: {
      gp: { minutes: { mean: 8.5, logSd: 0.5 }, waitsIn: "waiting-a" },
      nurse: { minutes: { mean: 6, logSd: 0.5 }, waitsIn: "waiting-a" },
      blood: { minutes: { mean: 4, logSd: 0.4 }, waitsIn: "waiting-b" },
      xray: { minutes: { mean: 5.5, logSd: 0.45 }, waitsIn: "waiting-b" },
    },
    companions: [0.66, 0.27, 0.07],
    noShowShare: 0.02,
    patienceMinutes: { mean: 110, logSd: 0.6 },
    walkingSeconds: { mean: 38, logSd: 0.3 },
    turnoverSeconds: { mean: 35, logSd: 0.4 },
    sensors: {
      "main-entrance": { speaks: "axis-retail-data", serial: "b8a44f0a1c01", missShare: 0.012, silentChance: 0.02 },
      "waiting-a-door": { speaks: "xovis-line", serial: "00:6E:02:0A:1C:02", missShare: 0.01, silentChance: 0.04 },
      "waiting-b-door": { speaks: "tts-terabee", serial: "0004A30B00A1C003", missShare: 0.02, silentChance: 0.08 },
      "corridor-door": { speaks: "xovis-line", serial: "00:6E:02:0A:1C:04", missShare: 0.01, silentChance: 0.04 },
      "treatment-door": { speaks: "axis-retail-data", serial: "b8a44f0a1c05", missShare: 0.012, silentChance: 0.04 },
      "waiting-a-camera": { speaks: "axis-occupancy", serial: "B8A44F0A1C06", missShare: 0.06, silentChance: 0.06 },
      "waiting-b-ceiling": { speaks: "xovis-balance", serial: "00:6E:02:0A:1C:08", missShare: 0.04, silentChance: 0.04 },
      "hall-ceiling": { speaks: "xovis-balance", serial: "00:6E:02:0A:1C:07", missShare: 0.04, silentChance: 0.04 },
    },
    devices: [
      { id: "glucose-1", kind: "glucose-sensor", wearer: "Wanda Keller", seed: 1 },
      { id: "glucose-2", kind: "glucose-sensor", wearer: "Omar Hassan", seed: 2 },
      { id: "glucose-3", kind: "glucose-sensor", wearer: "Mai Nguyen", seed: 3 },
      { id: "glucose-4", kind: "glucose-sensor", wearer: "Hugo Pereira", seed: 4 },
    ],
  };
}

function setup(timeZone: string, firstDay: LocalDay, open: { from: number; to: number }, options: DemoOptions): ClinicSetup {
  const days = Array.from({ length: options.days ?? 14 }, (_, i) => dayAfter(firstDay, i));
  return {
    id: options.id ?? "demo",
    slug: options.slug ?? "demo",
    name: "Riverside Clinic",
    timeZone,
    languages: ["en", "es"],
    zones: [
      { id: "hall", name: "Entrance hall", kind: "reception", capacity: 20 },
      { id: "waiting-a", name: "Waiting area A", kind: "waiting", capacity: 36 },
      { id: "waiting-b", name: "Waiting area B", kind: "waiting", capacity: 24, crowding: { watchPeople: 15, fullPeople: 18 } },
      { id: "corridor", name: "Corridor", kind: "corridor", capacity: 12 },
      { id: "treatment", name: "Treatment", kind: "treatment", capacity: 24 },
    ],
    doors: [
      { id: "main", name: "Main entrance", from: null, to: "hall" },
      { id: "waiting-a", name: "Waiting A door", from: "hall", to: "waiting-a" },
      { id: "waiting-b", name: "Waiting B door", from: "hall", to: "waiting-b" },
      { id: "corridor", name: "Corridor door", from: "hall", to: "corridor" },
      { id: "treatment", name: "Treatment door", from: "corridor", to: "treatment" },
    ],
    sensors: [
      { id: "main-entrance", name: "Main entrance", adapter: "axis-people-counter", expectedEverySeconds: 60, placements: [{ at: "door", doorId: "main", reversed: false }] },
      { id: "waiting-a-door", name: "Waiting A door", adapter: "xovis", expectedEverySeconds: 15, placements: [{ at: "door", doorId: "waiting-a", reversed: false }] },
      { id: "waiting-b-door", name: "Waiting B door", adapter: "terabee-people-counting", expectedEverySeconds: 60, placements: [{ at: "door", doorId: "waiting-b", reversed: false }] },
      { id: "corridor-door", name: "Corridor door", adapter: "xovis", expectedEverySeconds: 20, placements: [{ at: "door", doorId: "corridor", reversed: false }] },
      { id: "treatment-door", name: "Treatment door", adapter: "axis-people-counter", expectedEverySeconds: 60, placements: [{ at: "door", doorId: "treatment", reversed: false }] },
      { id: "waiting-a-camera", name: "Waiting A camera", adapter: "axis-object-analytics", expectedEverySeconds: 10, placements: [{ at: "zone", zoneId: "waiting-a" }] },
      { id: "waiting-b-ceiling", name: "Waiting B ceiling", adapter: "xovis", expectedEverySeconds: 10, placements: [{ at: "zone", zoneId: "waiting-b" }] },
      {
        id: "hall-ceiling",
        name: "Hall and corridors",
        adapter: "xovis",
        expectedEverySeconds: 10,
        placements: [
          { line: "Entrance hall", at: "zone", zoneId: "hall" },
          { line: "Corridor", at: "zone", zoneId: "corridor" },
          { line: "Treatment", at: "zone", zoneId: "treatment" },
        ],
      },
    ],
    services: [
      { id: "gp", name: "GP consultation", prefix: "G", typicalMinutes: 8, targetWaitMinutes: 30 },
      { id: "nurse", name: "Nurse", prefix: "N", typicalMinutes: 6, targetWaitMinutes: 20 },
      { id: "blood", name: "Blood draw", prefix: "B", typicalMinutes: 4, targetWaitMinutes: 15 },
      { id: "xray", name: "X-ray", prefix: "X", typicalMinutes: 5, targetWaitMinutes: 20 },
    ],
    rooms: [
      { id: "room-1", name: "Room 1", zoneId: "treatment", serviceIds: ["gp"] },
      { id: "room-2", name: "Room 2", zoneId: "treatment", serviceIds: ["gp"] },
      { id: "room-3", name: "Room 3", zoneId: "treatment", serviceIds: ["gp"] },
      { id: "room-4", name: "Room 4", zoneId: "treatment", serviceIds: ["gp", "nurse"] },
      { id: "room-5", name: "Room 5", zoneId: "treatment", serviceIds: ["nurse", "blood"] },
      { id: "room-6", name: "Room 6", zoneId: "treatment", serviceIds: ["blood"] },
      { id: "room-7", name: "Room 7", zoneId: "treatment", serviceIds: ["blood", "nurse"] },
      { id: "x-ray", name: "X-ray", zoneId: "treatment", serviceIds: ["xray"] },
    ],
    staff: roster(timeZone, days, open),
    boards: [
      { id: "hall", name: "Entrance hall", serviceIds: [], theme: "dark" },
      { id: "waiting-b", name: "Waiting area B", serviceIds: ["blood", "xray"], theme: "light" },
    ],
  };
}

/** Quiet at the edges, full in the morning, a dip at noon. Nobody new comes in the last hour and a half. */
function patientsAnHour(hour: number, open: { from: number; to: number }): number {
  if (open.from <= 0 && open.to >= 24) return roundTheClock[hour] ?? 0;
  if (hour < open.from || hour >= open.to - 1.5) return 0;
  const through = (hour - open.from) / (open.to - 1.5 - open.from);
  return 44 + 17 * Math.sin(Math.PI * through) - (hour === 12 ? 8 : 0);
}

/** Never so quiet that there is nothing to see. */
const roundTheClock = [50, 48, 48, 48, 48, 50, 50, 52, 54, 56, 56, 54, 50, 50, 52, 54, 54, 54, 52, 52, 52, 50, 50, 50];

type Hire = Omit<StaffMember, "shifts"> & { roomId?: string; breakAtHour: number };

/** One break each of half an hour, at different times, so that no service ever stands still. */
const hires: Hire[] = [
  { id: "ito", name: "Dr Ito", skills: ["gp"], roomId: "room-1", breakAtHour: 11.5 },
  { id: "okafor", name: "Dr Okafor", skills: ["gp"], roomId: "room-2", breakAtHour: 12 },
  { id: "lindqvist", name: "Dr Lindqvist", skills: ["gp"], roomId: "room-3", breakAtHour: 12.5 },
  { id: "haddad", name: "Dr Haddad", skills: ["gp"], roomId: "room-4", breakAtHour: 13 },
  { id: "silva", name: "Ana Silva", skills: ["nurse", "blood"], roomId: "room-5", breakAtHour: 11.75 },
  { id: "nowak", name: "Marek Nowak", skills: ["blood"], roomId: "room-6", breakAtHour: 12.25 },
  { id: "nair", name: "Priya Nair", skills: ["nurse", "blood"], roomId: "room-7", breakAtHour: 12.75 },
  { id: "weber", name: "Jonas Weber", skills: ["xray"], roomId: "x-ray", breakAtHour: 13.25 },
  // Has no room of her own and stands in for whoever is away.
  { id: "rahimi", name: "Leila Rahimi", skills: ["nurse", "blood", "xray"], breakAtHour: 14.5 },
];

function roster(timeZone: string, days: LocalDay[], open: { from: number; to: number }): StaffMember[] {
  return hires.map(({ roomId, breakAtHour, ...person }) => ({
    ...person,
    shifts: days.map((day): Shift => {
      const rest = atLocalHour(day, breakAtHour, timeZone);
      return {
        from: atLocalHour(day, open.from, timeZone),
        to: atLocalHour(day, open.to, timeZone),
        ...(roomId === undefined ? {} : { roomId }),
        breaks: [{ from: rest, to: rest + 1_800_000 }],
      };
    }),
  }));
}
