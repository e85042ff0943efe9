import type { ClinicId } from "#domain/ids.ts";
import type { House } from "#server/house.ts";

export type ClinicWatch = { /** Now, after a look that is under way. */ look(clinicId: ClinicId): Promise<void>; stop(): Promise<void> };

type WatchParts = {
  /** One at a time for each clinic. */
  look(clinicId: ClinicId): Promise<void>;
  failed(error: unknown): void;
  /** What changes within this time is looked at together; */
  gatherMs: number;
  /** and time alone changes things as well. */
  everyMs: number;
  /** Whether what has changed is worth a look before its time; where absent, everything is. */
  isWorthIt?(clinicId: ClinicId): boolean;
};

/** Looks at every clinic soon after it has changed, and now and then. */
export function watchClinics({ keeper }: Pick<House, "keeper">, { look, failed, gatherMs, everyMs, isWorthIt = () => true }: WatchParts): ClinicWatch {
  const turns = new Map<ClinicId, Promise<void>>();
  const soon = new Map<ClinicId, NodeJS.Timeout>();
  let stopped = false;

  const inTurn = (clinicId: ClinicId): Promise<void> => {
    const turn = (turns.get(clinicId) ?? Promise.resolve()).then(async () => (stopped ? undefined : look(clinicId))).catch(failed);
    turns.set(clinicId, turn);
    return turn;
  };

  keeper.onChange((clinicId) => {
    if (stopped || soon.has(clinicId)) return;
    const later = setTimeout(() => {
      soon.delete(clinicId);
      if (isWorthIt(clinicId)) void inTurn(clinicId);
    }, gatherMs);
    later.unref();
    soon.set(clinicId, later);
  });
  const byTheClock = setInterval(() => keeper.ids().forEach((id) => void inTurn(id)), everyMs);
  byTheClock.unref();

  return {
    look: inTurn,
    async stop() {
      stopped = true;
      clearInterval(byTheClock);
      for (const timer of soon.values()) clearTimeout(timer);
      await Promise.all(turns.values());
    },
  };
}
