import type { ArrivalStream } from "#domain/look-ahead/situation.ts";
import type { Scenario } from "#domain/planning/scenario.ts";
import { hourly } from "#simulation/clinic-day/situation-of.ts";

/** What has come weighs half after so many minutes: a day that differs is believed in, and so is a surge that has just begun. */
const halfLifeMinutes = 60;
/** A day of which nothing is known beforehand may still differ a little. */
const usualShape = 50;

/** Learns from arrivals how busy the day is: Gamma's posterior on the factor, old evidence discounted. Source: West and Harrison 1997, power discounting. */
export class SeenSoFar {
  #people: number[];
  #expected: number[];
  #at: number;
  readonly #scenario: Scenario;

  /** Minutes are after midnight. */
  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#people = scenario.services.map(() => 0);
    this.#expected = scenario.services.map(() => 0);
    this.#at = scenario.opens;
  }

  came(service: number, people = 1): void {
    this.#people[service]! += people;
  }

  /** Takes note that time has passed. */
  until(minute: number): void {
    const kept = 0.5 ** ((minute - this.#at) / halfLifeMinutes);
    this.#scenario.services.forEach((_, s) => {
      this.#people[s]! *= kept;
      this.#expected[s] = (this.#expected[s] as number) * kept + this.#usual(s, this.#at, minute) * kept ** 0.5;
    });
    this.#at = minute;
  }

  /** Who usually would have come by now: all of them, and as much of them as is not forgotten. */
  expectedSoFar(): { plain: number; discounted: number }[] {
    return this.#scenario.services.map((_, s) => ({ plain: this.#usual(s, this.#scenario.opens, this.#at), discounted: this.#expected[s] as number }));
  }

  believed(stream: ArrivalStream, service: number): ArrivalStream {
    const shape = this.#scenario.services[service]?.dayFactorShape ?? usualShape;
    return { ...stream, dayFactor: { shape: shape + (this.#people[service] as number), rate: shape + (this.#expected[service] as number) } };
  }

  #usual(service: number, from: number, to: number): number {
    const { services, opens, closes } = this.#scenario;
    const of = services[service];
    return of ? hourly(of, opens, closes).reduce((sum, hour) => sum + (hour.perHour * Math.max(0, Math.min(to, hour.to) - Math.max(from, hour.from))) / 60, 0) : 0;
  }
}
