import type { ErrorCode } from "#contract/errors.ts";
import type { WhatIfChange } from "#contract/what-if.ts";
import type { Change } from "#domain/look-ahead/what-if/change.ts";
import type { RefusalParams } from "#domain/outcome.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { dayMs, hourMs, minuteMs, type EpochMs } from "#domain/time.ts";
import { wallClock } from "#domain/wall-clock.ts";

export type Issue = { field: string; code: ErrorCode; detail?: string; params?: RefusalParams };

/** Times on the wall as moments, names checked against the clinic; every field that is wrong is said. */
export function readChanges(asked: readonly WhatIfChange[], setup: ClinicSetup, now: EpochMs, until: EpochMs): { ok: true; changes: Change[] } | { ok: false; issues: Issue[] } {
  const issues: Issue[] = [];
  const momentOf = wallMoments(setup.timeZone, now);
  const changes = asked.map((change, i): Change => {
    const wrong = (field: string, code: ErrorCode, params?: RefusalParams) => void issues.push({ field: `changes.${i}.${field}`, code, ...(params ? { params } : {}) });
    const known = (field: string, id: string | undefined, all: readonly { id: string }[], code: ErrorCode) => {
      if (id !== undefined && !all.some((one) => one.id === id)) wrong(field, code);
    };
    const begin = (field: string, time: string | undefined): EpochMs => {
      const at = time === undefined ? now : Math.max(now, momentOf(time));
      if (at >= until) wrong(field, "after-the-look", { time: momentWords(until, setup.timeZone) });
      return at;
    };
    const span = (from: string | undefined, to: string | undefined): { from: EpochMs; to?: EpochMs } => {
      const begins = begin("from", from);
      if (to === undefined) return { from: begins };
      const ends = momentOf(to);
      if (ends <= begins) wrong("to", "ends-before-it-begins");
      return { from: begins, to: ends };
    };
    switch (change.type) {
      case "add-staff": {
        const { skills, from, to, roomId } = change;
        skills.forEach((id, s) => known(`skills.${s}`, id, setup.services, "unknown-service"));
        known("roomId", roomId, setup.rooms, "unknown-room");
        const room = setup.rooms.find(({ id }) => id === roomId);
        if (room && !room.serviceIds.some((id) => skills.includes(id))) wrong("roomId", "room-without-skill");
        return { type: "add-staff", skills: [...new Set(skills)], ...span(from, to), ...(roomId === undefined ? {} : { roomId }) };
      }
      case "staff-away":
        known("staffId", change.staffId, setup.staff, "unknown-staff");
        return { type: "staff-away", staffId: change.staffId, ...span(change.from, change.to) };
      case "close-room":
        known("roomId", change.roomId, setup.rooms, "unknown-room");
        return { type: "close-room", roomId: change.roomId, ...span(change.from, change.to) };
      case "walk-ins":
        known("serviceId", change.serviceId, setup.services, "unknown-service");
        return { type: "walk-ins", serviceId: change.serviceId, count: change.count, withinMinutes: change.withinMinutes };
      case "urgent":
        known("serviceId", change.serviceId, setup.services, "unknown-service");
        return { type: "urgent", serviceId: change.serviceId, at: begin("at", change.at) };
    }
  });
  return issues.length === 0 ? { ok: true, changes } : { ok: false, issues };
}

/** What is said at night of one o'clock means the one to come. */
const longAgoMs = 12 * hourMs;

function wallMoments(timeZone: string, now: EpochMs): (time: string) => EpochMs {
  const clock = wallClock(timeZone);
  const midnight = clock.dayNumber(now) * dayMs;
  return (time) => {
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    const asUtc = midnight + (hours * 60 + minutes) * minuteMs;
    // Where clocks jump over it, as many minutes later as they jump.
    const on = (day: number) => clock.moments(asUtc + day * dayMs)[0] ?? clock.moments(asUtc + day * dayMs + hourMs)[0] ?? asUtc + day * dayMs - clock.offsetMs(now);
    return on(0) < now - longAgoMs ? on(1) : on(0);
  };
}

function momentWords(at: EpochMs, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}
