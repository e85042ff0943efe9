"use client";

import { useView, type First } from "#client/use-view.ts";
import type { PlanView } from "#contract/proposals.ts";
import { hourMs } from "#domain/time.ts";
import { headOf } from "#features/plan/plan-sentence.ts";
import { planWords } from "#features/plan/plan-words.ts";
import { Card } from "#ui/card.tsx";
import { classes } from "#ui/classes.ts";
import { useFormats, useWords } from "#ui/language.tsx";

type Span = PlanView["rooms"][number]["spans"][number];

const kindWords = { was: "kindWas", is: "kindIs", agreed: "kindAgreed", roster: "kindRoster", proposed: "kindProposed" } as const satisfies Record<Span["kind"], string>;
const looks: Record<Span["kind"], string> = {
  was: "bg-pressed text-quiet border border-hairline",
  is: "bg-ink text-surface border border-ink",
  agreed: "border border-ink bg-[repeating-linear-gradient(135deg,var(--pressed)_0_6px,transparent_6px_12px)]",
  roster: "border border-hairline bg-raised text-quiet",
  proposed: "border-2 border-dashed border-ink",
};

/** Rooms and people over the hours around now, with proposals as ghosts; the same as a table, and who is where until when. */
export function Timeline({ first }: { first: First<"plan"> }) {
  const t = useWords(planWords);
  const formats = useFormats();
  const { view } = useView(first);
  const { day, rooms, asOf } = view;
  const at = (moment: number) => `${Math.max(0, Math.min(100, (100 * (moment - day.from)) / (day.to - day.from)))}%`;
  const hours: number[] = [];
  for (let hour = Math.ceil(day.from / hourMs) * hourMs; hour < day.to; hour += hourMs) hours.push(hour);
  const says = (span: Span) => t("spanOf", { name: span.staff.name, from: formats.clock(span.from), to: formats.clock(span.to), kind: t(kindWords[span.kind]) });
  const rows = rooms.flatMap((room) => room.spans.map((span, i) => ({ key: `${room.id} ${i}`, room: room.name, span })));
  return (
    <div className="mt-4 grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <Card title={t("timeline")}>
        <div aria-hidden="true" className="relative overflow-hidden max-sm:hidden">
          <div className="relative ms-28 h-5 text-xs text-quiet">
            {hours.map((hour) => <span key={hour} className="number absolute -translate-x-1/2" style={{ insetInlineStart: at(hour) }}>{formats.clock(hour)}</span>)}
          </div>
          {rooms.map((room) => {
            const lanes = lanesOf(room.spans);
            return (
              <div key={room.id} className="flex items-stretch border-t border-hairline py-1">
                <span className="w-28 shrink-0 truncate pe-2 text-sm leading-7">{room.name}</span>
                <div className="relative min-w-0 flex-1" style={{ height: `${Math.max(1, lanes.length) * 30}px` }}>
                  {hours.map((hour) => <span key={hour} className="absolute inset-y-0 border-s border-hairline" style={{ insetInlineStart: at(hour) }} />)}
                  {lanes.flatMap((lane, i) => lane.map((span) => (
                    <span key={`${span.staff.id} ${span.from} ${span.kind}`} title={says(span)} className={classes("absolute flex h-7 items-center overflow-hidden rounded-sm px-1.5 text-xs whitespace-nowrap", looks[span.kind])} style={{ insetInlineStart: at(span.from), width: `calc(${at(span.to)} - ${at(span.from)})`, top: `${i * 30}px` }}>
                      {span.staff.name}
                    </span>
                  )))}
                  <span className="absolute inset-y-0 border-s-2 border-ink" style={{ insetInlineStart: at(asOf) }} />
                </div>
              </div>
            );
          })}
          <p className="border-t border-hairline pt-2 text-xs text-quiet">{t("legend")}</p>
        </div>
        <details className="mt-2 text-sm">
          <summary className="target cursor-pointer text-quiet">{t("tableOf")}</summary>
          <div className="overflow-x-auto">
            <table className="number mt-2 w-full text-start text-sm">
              <caption className="sr-only">{t("timeline")}</caption>
              <thead><tr className="text-quiet">{[t("room"), t("who"), t("from"), t("to"), t("what")].map((head) => <th key={head} scope="col" className="py-1 pe-3 text-start font-medium">{head}</th>)}</tr></thead>
              <tbody>
                {rows.map(({ key, room, span }) => (
                  <tr key={key} className="border-t border-hairline">
                    <th scope="row" className="py-1 pe-3 text-start font-normal">{room}</th>
                    <td className="pe-3">{span.staff.name}</td><td className="pe-3">{formats.clock(span.from)}</td><td className="pe-3">{formats.clock(span.to)}</td><td>{t(kindWords[span.kind])}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      </Card>
      <Card title={t("people")} flush>
        {view.people.length === 0 && <p className="px-4 pb-3 text-sm text-quiet">{t("nobody")}</p>}
        <ul className="number text-sm">
          {view.people.map(({ staff, room, until, then }) => (
            <li key={staff.id} className="flex min-h-11 flex-col justify-center border-b border-hairline px-4 py-1 last:border-b-0">
              <span className="font-medium">{staff.name}</span>
              <span className="text-xs text-quiet">{room ? (until === null ? t("inRoom", { room: room.name }) : t("inRoomUntil", { room: room.name, time: formats.clock(until) })) : t("noRoom")}{then && `, ${t("thenTo", { room: then.name })}`}</span>
            </li>
          ))}
          {view.proposals.filter(({ state }) => state === "open").map((proposal) => (
            <li key={proposal.id} className="flex min-h-11 flex-col justify-center border-b border-dashed border-hairline px-4 py-1 last:border-b-0">
              <span>{headOf(proposal, t, formats)}</span>
              <span className="text-xs text-quiet">{t("kindProposed")}</span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

/** Those who overlap lie one below the other. */
function lanesOf(spans: Span[]): Span[][] {
  const lanes: Span[][] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const lane = lanes.find((one) => (one.at(-1)?.to ?? 0) <= span.from);
    if (lane) lane.push(span);
    else lanes.push([span]);
  }
  return lanes;
}
