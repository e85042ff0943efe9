import type { ClinicState } from "#domain/clinic.ts";
import type { Calibration } from "#domain/forecast/calibrate/calibration.ts";
import { levelsOf } from "#domain/forecast/calibrate/in-order-of-asking.ts";
import type { WaitForecast, WaitQuantiles, Waits } from "#domain/forecast/forecast.ts";
import { levelColumns } from "#domain/forecast/levels.ts";
import type { ServiceId, TicketId } from "#domain/ids.ts";
import { legOf } from "#domain/queue/ticket.ts";

/** Waits as their model sees them, moved by what the clinic's own forecasts have missed until now. What the model said is kept beside. */
export function calibrated(waits: Waits, { tickets }: Pick<ClinicState, "tickets">, by: Calibration): Waits {
  const raw: Record<TicketId, WaitQuantiles> = {};
  const corrected = (forecast: WaitForecast, serviceId: ServiceId | undefined, keep: (before: WaitQuantiles) => void): WaitForecast => {
    const before = forecast.known && serviceId !== undefined ? levelsOf(forecast) : undefined;
    const after = before && by.correct(serviceId as ServiceId, before);
    if (!after || !forecast.known) return forecast;
    keep(Object.fromEntries(levelColumns.map((level) => [level, forecast[level]])) as WaitQuantiles);
    return { ...forecast, ...(Object.fromEntries(levelColumns.map((level, k) => [level, after[k]])) as WaitQuantiles) };
  };
  return {
    ...waits,
    tickets: Object.fromEntries(Object.entries(waits.tickets).map(([id, forecast]) => {
      const ticket = tickets[id];
      return [id, corrected(forecast, ticket && legOf(ticket).serviceId, (before) => (raw[id] = before))];
    })),
    ifYouCameNow: Object.fromEntries(Object.entries(waits.ifYouCameNow).map(([id, forecast]) => [id, corrected(forecast, id, () => undefined)])),
    ...(Object.keys(raw).length > 0 ? { raw } : {}),
  };
}
