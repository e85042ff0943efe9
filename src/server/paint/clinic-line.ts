import type { FloorView, Wait } from "#contract/views.ts";
import type { WaitForecast } from "#domain/forecast/forecast.ts";
import { promise } from "#domain/forecast/promise.ts";
import { legFor } from "#domain/queue/journey.ts";
import { isInRoom, legOf } from "#domain/queue/ticket.ts";
import type { Picture } from "#server/picture.ts";

/** The parts of a picture that several screens share, each painted in one place. */
export function clinicLine(picture: Picture, isDemo: boolean): FloorView["clinic"] {
  const { name, timeZone, region } = picture.state.setup;
  return { name, timeZone, ...(region === undefined ? {} : { region }), demo: isDemo };
}

export function paintWait(forecast: WaitForecast | undefined): Wait {
  if (!forecast) return { known: false, ahead: 0, because: "nobody-serves" };
  if (!forecast.known) return forecast;
  const { ahead, p10, p50, p90 } = forecast;
  return { known: true, ahead, ...promise(forecast), p10: tenths(p10), p50: tenths(p50), p90: tenths(p90) };
}

export function paintServices(picture: Picture): FloorView["services"] {
  const tickets = Object.values(picture.state.tickets);
  return picture.state.setup.services.map((service) => {
    const here = tickets.filter((t) => (t.state === "waiting" ? legFor(t, [service.id]) !== undefined : legOf(t).serviceId === service.id));
    return {
      id: service.id,
      name: service.name,
      prefix: service.prefix,
      targetMinutes: service.targetWaitMinutes,
      waiting: here.filter((t) => t.state === "waiting").length,
      inService: here.filter((t) => isInRoom(t)).length,
      ifYouCameNow: paintWait(picture.waits.ifYouCameNow[service.id]),
    };
  });
}

function tenths(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}
