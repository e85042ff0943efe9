import type { PlanMove, PlanProposal } from "#contract/proposals.ts";
import type { planWords } from "#features/plan/plan-words.ts";
import type { Formats } from "#ui/formats.ts";
import type { Translate } from "#ui/words.ts";

type Say = Translate<typeof planWords>;
type Said = Pick<PlanProposal, "kind" | "moves" | "worth">;

/** "Move nurse B to blood draw in room 4 until 11:30". */
export function headOf({ kind, moves }: Said, t: Say, formats: Formats): string {
  const parts = moves.map((move) => moveSays(kind, move, t, formats));
  return parts.length < 2 ? (parts[0] ?? "") : parts.slice(1).reduce((first, second) => t("together", { first, second }), parts[0] as string);
}

function moveSays(kind: Said["kind"], { staff, from, to, service, until }: PlanMove, t: Say, formats: Formats): string {
  if (kind === "return") return to ? t("back", { name: staff.name, room: to.name }) : t("backOut", { name: staff.name, room: from?.name ?? "" });
  const where = { name: staff.name, service: service?.name ?? "", room: to?.name ?? "" };
  return until === null ? t("move", where) : t("moveUntil", { ...where, time: formats.clock(until) });
}

/** "6 patients wait 11 min less on average (8 to 14), 2 targets kept, reception waits 1 min more". */
export function worthOf({ worth }: Said, t: Say, formats: Formats): string[] {
  if (!worth) return [];
  const [most, ...others] = worth.services.filter(({ minutesLess }) => minutesLess.likely > 0);
  const losing = worth.services.filter(({ minutesLess }) => minutesLess.likely <= -0.5);
  const whole = (minutes: number) => formats.number(Math.round(minutes));
  return [
    ...(most ? [t("gain", { count: most.patients, minutes: formats.minutes(most.minutesLess.likely), low: whole(most.minutesLess.low), high: whole(most.minutesLess.high) })] : []),
    ...(worth.targetsKept > 0 ? [t("kept", { count: worth.targetsKept })] : worth.targetsKept < 0 ? [t("lost", { count: -worth.targetsKept })] : []),
    ...others.filter(({ minutesLess }) => minutesLess.likely >= 0.5).map(({ service, minutesLess }) => t("shorter", { service: service.name, minutes: formats.minutes(minutesLess.likely) })),
    ...losing.map(({ service, minutesLess }) => t("longer", { service: service.name, minutes: formats.minutes(-minutesLess.likely) })),
  ];
}

/** Codes as the words name them. */
export function reasonKey(code: string): string {
  return code === "other" ? "somethingElse" : code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
