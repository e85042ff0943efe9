import { randomUUID } from "node:crypto";
import { crowdLevel } from "#domain/clinic.ts";
import type { ClinicId, ZoneId } from "#domain/ids.ts";
import { crowded, type Leaning } from "#domain/occupancy/crowding.ts";
import { estimate, isHeard } from "#domain/occupancy/estimate.ts";
import { secondMs } from "#domain/time.ts";
import { execute } from "#server/commands.ts";
import type { House } from "#server/house.ts";
import { watchClinics, type ClinicWatch } from "#server/watch-clinics.ts";

/** Time alone fills and clears a zone, within the hold times of the domain. */
const lookEveryMs = 5 * secondMs;
/** Counts come in crowds: what comes within this time is looked at together. */
const gatherMs = 250;

/**
 * Tells the log when a zone has filled or cleared. Every process watches, for any may be the last; what one has told
 * the others find told, under the clinic's lock. Only the leaning is each one's own.
 */
export function watchCrowds(house: House): ClinicWatch {
  const leanings = new Map<ClinicId, Record<ZoneId, Leaning>>();

  const look = async (clinicId: ClinicId) => {
    const at = house.clock();
    const state = house.keeper.state(clinicId);
    const leaning = leanings.get(clinicId) ?? {};
    for (const occupancy of estimate(state.setup, state.zones, house.keeper.health(clinicId), at)) {
      const zone = state.setup.zones.find((z) => z.id === occupancy.zoneId);
      if (!zone) continue;
      const from = crowdLevel(state, zone.id);
      const next = crowded(zone, from, leaning[zone.id] ?? {}, { ...occupancy, isHeard: isHeard(state.setup, occupancy) }, at);
      leaning[zone.id] = next.leaning;
      if (next.level === from) continue;
      // Told from another level than this, it is refused: so a key of its own does no harm.
      await execute(house, clinicId, { idempotencyKey: `crowding/${randomUUID()}`, command: { type: "tell-crowding", zoneId: zone.id, from, level: next.level, people: occupancy.people?.likely ?? 0 } }, { kind: "system", name: "crowd watch" });
    }
    leanings.set(clinicId, leaning);
  };

  return watchClinics(house, { look, failed: (error) => house.log.error({ err: error }, "a clinic's crowds could not be looked at"), gatherMs, everyMs: lookEveryMs });
}
