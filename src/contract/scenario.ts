import { z } from "zod";
import type { Scenario } from "#domain/planning/scenario.ts";

/**
 * A clinic's day for `anteroom simulate` and `anteroom plan`: who comes, who works, which rooms there are and how people may be moved.
 * Described with an example in src/cli/scenario/README.md. Everything that points to something else is checked here, so that whoever
 * reads a scenario can trust it.
 */
const id = z.string().trim().min(1).max(60);
const minutesPositive = z.number().positive().max(1440);
const clock = z
  .string()
  .regex(/^([01]\d|2[0-4]):[0-5]\d$/, "must be a time of day such as 08:30")
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
  .refine((minute) => minute <= 1440, "must not be after 24:00");
const share = z.number().min(0).max(1);

const visitMinutes = z.strictObject({
  mean: minutesPositive,
  /** Variance by squared mean; 0.25 where absent, as measured in consultations. */
  scv: z.number().min(0).max(10).default(0.25),
  law: z.enum(["lognormal", "gamma", "exponential", "fixed"]).default("lognormal"),
});

const service = z.strictObject({
  id,
  name: z.string().max(80).optional(),
  /** For every hour from opening on, the last for as long as it is open; one number for all hours. */
  patientsPerHour: z.union([z.number().min(0).max(10_000), z.array(z.number().min(0).max(10_000)).min(1).max(24)]),
  visitMinutes,
  /** The day is busier or quieter by a gamma factor of this shape and mean 1; every day is like the mean where absent. */
  dayFactorShape: z.number().positive().max(100_000).optional(),
  /** Where patients go on to afterwards. */
  then: z.array(z.strictObject({ serviceId: id, share })).max(20).default([]),
});

const rest = z.strictObject({ minutes: minutesPositive, from: clock, to: clock });
const shift = z.strictObject({ from: clock, to: clock, breaks: z.array(rest).max(10).default([]) });

const person = z.strictObject({
  id,
  name: z.string().max(80).optional(),
  /** Efficiency by service: 0.8 takes 25 % longer than the mean of the service. */
  skills: z.record(id, z.number().positive().max(10)),
  shifts: z.array(shift).min(1).max(5),
  /** Where the fixed plan has them; the best fixed plan is worked out where absent. */
  serviceId: id.optional(),
});

const room = z.strictObject({
  id,
  name: z.string().max(80).optional(),
  serviceIds: z.array(id).min(1).max(50),
  blocked: z.array(z.strictObject({ from: clock, to: clock, why: z.string().max(200).optional() })).max(20).default([]),
});

/** Once a day one of the services has so many times the patients for a while, at an hour that nobody foresees where `from` is absent. */
const surge = z.strictObject({ serviceIds: z.array(id).min(1).optional(), from: clock.optional(), minutes: minutesPositive, factor: z.number().min(0).max(100) });

const moves = z.strictObject({
  setUpMinutes: z.number().min(0).max(240).default(0),
  walkMinutes: z.number().min(0).max(60).default(0),
  minimumStayMinutes: z.number().min(0).max(1440).default(30),
  perPersonAndHour: z.number().int().min(0).max(20).default(2),
});

/** A moment of the day to plan from; opening time with nobody there where absent. */
const moment = z.strictObject({
  at: clock,
  waiting: z.array(z.strictObject({ serviceId: id, classId: id, waitedMinutes: z.number().min(0).max(1440) })).max(5_000).default([]),
  /** Where people work now, and with a patient since how long. */
  staff: z.array(z.strictObject({ staffId: id, serviceId: id, withPatientMinutes: z.number().min(0).max(1440).optional(), movedMinutesAgo: z.number().min(0).max(1440).optional() })).max(1_000).default([]),
  /** Who has come since opening, by service: how busy this day is. */
  comeSoFar: z.record(id, z.number().int().min(0).max(100_000)).default({}),
});

const shape = z.strictObject({
  name: z.string().max(120).optional(),
  opens: clock,
  closes: clock,
  /** The most urgent first. */
  classes: z.array(z.strictObject({ id, name: z.string().max(80).optional(), share, targetMinutes: z.number().min(1).max(1440) })).min(1).max(5),
  services: z.array(service).min(1).max(50),
  staff: z.array(person).min(1).max(500),
  rooms: z.array(room).min(1).max(500),
  surges: z.array(surge).max(20).default([]),
  moves: moves.default({ setUpMinutes: 0, walkMinutes: 0, minimumStayMinutes: 30, perPersonAndHour: 2 }),
  now: moment.optional(),
});

export const scenario = shape.superRefine((so, context) => {
  const say = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
  const lists = { services: so.services, staff: so.staff, rooms: so.rooms, classes: so.classes };
  for (const [list, entries] of Object.entries(lists)) entries.forEach((entry, i) => entries.findIndex((e) => e.id === entry.id) < i && say([list, i, "id"], `is "${entry.id}", which an earlier one is called already`));
  const known = new Set(so.services.map((s) => s.id));
  const service = (path: (string | number)[], id: string) => known.has(id) || say(path, `names "${id}", and no service is called that`);
  const period = (path: (string | number)[], { from, to }: { from: number; to: number }) => from < to || say([...path, "to"], "must be after from");

  if (so.opens >= so.closes) say(["closes"], "must be after opens");
  const shares = so.classes.reduce((sum, c) => sum + c.share, 0);
  if (Math.abs(shares - 1) > 0.005) say(["classes"], `have shares that add up to ${Math.round(shares * 1000) / 1000}, and must add up to 1`);
  so.services.forEach((s, i) => {
    s.then.forEach((next, j) => {
      service(["services", i, "then", j, "serviceId"], next.serviceId);
      if (next.serviceId === s.id) say(["services", i, "then", j, "serviceId"], "must be another service");
    });
    if (s.then.reduce((sum, next) => sum + next.share, 0) > 1.000001) say(["services", i, "then"], "sends on more patients than there are: the shares add up to more than 1");
    if (!so.staff.some((p) => s.id in p.skills)) say(["services", i, "id"], `is "${s.id}", which nobody of the staff can do`);
    if (!so.rooms.some((r) => r.serviceIds.includes(s.id))) say(["services", i, "id"], `is "${s.id}", for which there is no room`);
  });
  so.staff.forEach((p, i) => {
    const skills = Object.keys(p.skills);
    if (skills.length === 0) say(["staff", i, "skills"], "must name at least one service");
    for (const id of skills) service(["staff", i, "skills", id], id);
    if (p.serviceId !== undefined && !skills.includes(p.serviceId)) say(["staff", i, "serviceId"], `is "${p.serviceId}", which is not among their skills`);
    p.shifts.forEach((s, j) => {
      period(["staff", i, "shifts", j], s);
      s.breaks.forEach((b, k) => {
        period(["staff", i, "shifts", j, "breaks", k], b);
        if (b.from + b.minutes > b.to) say(["staff", i, "shifts", j, "breaks", k, "minutes"], "do not fit between from and to");
        if (b.from < s.from || b.to > s.to) say(["staff", i, "shifts", j, "breaks", k], "must lie within the shift");
      });
    });
  });
  so.rooms.forEach((r, i) => {
    r.serviceIds.forEach((id, j) => service(["rooms", i, "serviceIds", j], id));
    r.blocked.forEach((b, j) => period(["rooms", i, "blocked", j], b));
  });
  so.surges.forEach((s, i) => s.serviceIds?.forEach((id, j) => service(["surges", i, "serviceIds", j], id)));
  if (!so.now) return;
  const { now } = so;
  if (now.at < so.opens || now.at > so.closes) say(["now", "at"], "must be between opens and closes");
  now.waiting.forEach((w, i) => {
    service(["now", "waiting", i, "serviceId"], w.serviceId);
    if (!so.classes.some((c) => c.id === w.classId)) say(["now", "waiting", i, "classId"], `names "${w.classId}", and no class is called that`);
  });
  now.staff.forEach((p, i) => {
    const them = so.staff.find((s) => s.id === p.staffId);
    if (!them) return say(["now", "staff", i, "staffId"], `names "${p.staffId}", and nobody is called that`);
    if (!(p.serviceId in them.skills)) say(["now", "staff", i, "serviceId"], `is "${p.serviceId}", which ${p.staffId} cannot do`);
    if (now.staff.findIndex((o) => o.staffId === p.staffId) < i) say(["now", "staff", i, "staffId"], `names "${p.staffId}" a second time`);
  });
  for (const id of Object.keys(now.comeSoFar)) service(["now", "comeSoFar", id], id);
}) satisfies z.ZodType<Scenario>;
