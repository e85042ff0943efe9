import type { WaitForecast } from "#domain/forecast/forecast.ts";
import type { Ticket } from "#domain/queue/ticket.ts";
import { usualPolicy, type QueuePolicy } from "#domain/queue/policy.ts";
import { dueFrom, targetOf } from "#domain/queue/who-is-next.ts";
import type { Service } from "#domain/setup.ts";
import { minutesBetween, type EpochMs } from "#domain/time.ts";

export type WaitLevel = "ok" | "watch" | "late";

const watchFromShare = 0.75;

/**
 * Where a waiting ticket stands against the wait it was promised: late once the target has passed; to be watched from
 * three quarters of it, or as soon as the forecast's middle lies beyond it. A ticket that no longer waits is "ok".
 */
export function waitLevel(ticket: Ticket, service: Service, forecast: WaitForecast | undefined, at: EpochMs, policy: QueuePolicy = usualPolicy): WaitLevel {
  if (ticket.state !== "waiting") return "ok";
  const target = targetOf(ticket, service, policy);
  // The clock of whoever comes early starts at the appointment, so this may be negative.
  const waited = minutesBetween(dueFrom(ticket, policy), at);
  if (waited > target) return "late";
  const passes = forecast?.known === true && waited + forecast.p50 > target;
  return waited >= watchFromShare * target || passes ? "watch" : "ok";
}
