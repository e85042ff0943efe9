import { tellClosing, type ClosingTold } from "#domain/forecast/closing-told.ts";
import type { ClinicState } from "#domain/clinic.ts";
import type { ClinicId } from "#domain/ids.ts";
import type { Outlook } from "#domain/look-ahead/outlook.ts";
import { secondMs, type EpochMs } from "#domain/time.ts";

/** The next hours of every clinic, for whoever paints them: the last look, and what is told of the end of the day. */
export type OutlookDesk = {
  /** `undefined` until the first look has answered; asking has one begun where the last is old. */
  of(clinicId: ClinicId, state: ClinicState, at: EpochMs): Outlooked | undefined;
};

export type Outlooked = { outlook: Outlook; closing?: ClosingTold };

export type OutlookDeskParts = {
  look(clinicId: ClinicId, state: ClinicState, at: EpochMs): Promise<Outlook>;
  /** The machine's clock: a demonstration may run faster than life, and looks no more often. */
  machine: () => number;
  tell(clinicId: ClinicId): void;
  failed(error: unknown): void;
};

/** Hours change slowly, and a look costs several times that of the waits. */
const restsMs = 30 * secondMs;

export function openOutlookDesk({ look, machine, tell, failed }: OutlookDeskParts): OutlookDesk {
  const desks = new Map<ClinicId, { latest?: Outlooked; begunAt: number; isLooking: boolean }>();
  const begin = async (clinicId: ClinicId, state: ClinicState, at: EpochMs) => {
    const desk = desks.get(clinicId) ?? { begunAt: 0, isLooking: false };
    desks.set(clinicId, desk);
    desk.begunAt = machine();
    desk.isLooking = true;
    try {
      const outlook = await look(clinicId, state, at);
      const closing = tellClosing(desk.latest?.closing, outlook.emptying);
      desk.latest = { outlook, ...(closing ? { closing } : {}) };
    } catch (error) {
      failed(error);
    }
    desk.isLooking = false;
    tell(clinicId);
  };

  return {
    of(clinicId, state, at) {
      const desk = desks.get(clinicId);
      if (!desk || (!desk.isLooking && machine() - desk.begunAt >= restsMs)) void begin(clinicId, state, at);
      return desk?.latest;
    },
  };
}

/** For a house that never looks ahead. */
export const noOutlook: OutlookDesk = { of: () => undefined };
