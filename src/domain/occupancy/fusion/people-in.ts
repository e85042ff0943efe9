import type { ZoneId } from "#domain/ids.ts";
import { at } from "#domain/occupancy/fusion/covariance.ts";
import { peopleOf, type HouseBelief } from "#domain/occupancy/fusion/house-belief.ts";
import * as priors from "#domain/occupancy/fusion/priors.ts";

/**
 * Mean and variance of the people in these zones together, over all hypotheses. Not clipped at zero; only pictures
 * are. Where doors count, those whom all of them miss alike are added here, as many as their quality lets expect; where
 * a border is open, cameras have the say and see people as they are.
 */
export function peopleIn(house: HouseBelief, zoneIds: ZoneId[]): { mean: number; variance: number } {
  const zones = zoneIds.flatMap((id) => peopleOf(house, [id]).map(([place]) => ({ place, isOpen: house.zones[id]?.isOpen ?? true })));
  let mean = 0;
  let square = 0;
  for (const h of house.hypotheses) {
    const stretch = 1 / (1 - h.missShare);
    let people = 0;
    let byDoors = 0;
    let variance = 0;
    for (const a of zones) {
      const so = h.mean[a.place] as number;
      people += a.isOpen ? so : stretch * so;
      if (!a.isOpen) byDoors += so;
      for (const b of zones) variance += (a.isOpen ? 1 : stretch) * (b.isOpen ? 1 : stretch) * at(h.spread, a.place, b.place);
    }
    mean += h.weight * people;
    square += h.weight * (variance + (priors.doors.stretchSd * h.missShare * byDoors) ** 2 + people ** 2);
  }
  return { mean, variance: Math.max(0, square - mean ** 2) };
}

/** Share of those who cross that the doors are thought to miss. */
export function missShareOf(house: HouseBelief): number {
  return house.hypotheses.reduce((sum, h) => sum + h.weight * h.missShare, 0);
}
