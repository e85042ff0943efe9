/** What somebody chooses at check-in or for another line: stage after stage, the services of one stage in any order. */
export type Choice = {
  journey: readonly (readonly string[])[];
  /** All that is chosen may be done in any order. */
  isAnyOrder: boolean;
  /** The visit type that it was taken from, until somebody changes it. */
  visitTypeId: string | null;
};

export const nothingChosen: Choice = { journey: [], isAnyOrder: false, visitTypeId: null };

/** A service that is chosen joins the end of the journey; chosen again, it leaves it. */
export function withService({ journey, isAnyOrder }: Choice, serviceId: string): Choice {
  const services = journey.flat();
  if (services.includes(serviceId)) return { journey: journey.map((stage) => stage.filter((id) => id !== serviceId)).filter((stage) => stage.length > 0), isAnyOrder, visitTypeId: null };
  return { journey: isAnyOrder ? [[...services, serviceId]] : [...journey, [serviceId]], isAnyOrder, visitTypeId: null };
}

export function withAnyOrder({ journey }: Choice, isAnyOrder: boolean): Choice {
  const services = journey.flat();
  if (services.length === 0) return { journey: [], isAnyOrder, visitTypeId: null };
  return { journey: isAnyOrder ? [services] : services.map((id) => [id]), isAnyOrder, visitTypeId: null };
}

export function ofVisitType({ id, journey }: { id: string; journey: readonly (readonly string[])[] }): Choice {
  return { journey, isAnyOrder: journey.length === 1 && (journey[0]?.length ?? 0) > 1, visitTypeId: id };
}

/** 1 for the services of the first stage; 0 for one that is not chosen. */
export function stageOf({ journey }: Choice, serviceId: string): number {
  return journey.findIndex((stage) => stage.includes(serviceId)) + 1;
}

/** As the commands take it. */
export function journeyOf({ journey }: Choice): string[][] {
  return journey.map((stage) => [...stage]);
}
