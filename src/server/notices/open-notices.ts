import type { ClinicId } from "#domain/ids.ts";
import { isActive } from "#domain/queue/ticket.ts";
import { minuteMs, secondMs } from "#domain/time.ts";
import type { House } from "#server/house.ts";
import { noticeText } from "#server/notices/notice-words.ts";
import type { Notice, NoticeChannel } from "#server/notices/notice.ts";
import { occasionsOf, tellsRange, withThoseWhoAreOut, type Occasion } from "#server/notices/occasions.ts";
import { providersOf, type NoticeProviders } from "#server/notices/providers-of.ts";
import type { Pipeline } from "#server/pipeline.ts";
import type { OnShown } from "#server/record-forecasts.ts";
import { contactsOf, setPush, type KnownContact } from "#server/store/contacts.ts";
import { addNotice, noticeFailed, noticeSent, takeDueNotices, type DueNotice } from "#server/store/notices.ts";
import { ticketToken } from "#server/store/tokens.ts";
import type { ToldWaits } from "#server/told-waits.ts";

/** Changes within this time are looked at together. */
const gatherMs = 500;
/** Time alone brings a turn near, and the next try of what did not leave. */
const lookEveryMs = 15 * secondMs;
/** After this a call is history, and is not told. */
const trueForMs = 15 * minuteMs;

/**
 * Tells patients who wished it when their turn is near and when they are called. Every process watches and every process sends: the
 * table of notices makes each once.
 */
export type Notices = { look(clinicId: ClinicId): Promise<void>; send(): Promise<void>; stop(): Promise<void> };

export function openNotices(house: House, pipeline: Pipeline, told: ToldWaits, providers: NoticeProviders = providersOf(house), onShown: OnShown = () => {}): Notices {
  const soon = new Map<ClinicId, NodeJS.Timeout>();
  let turn: Promise<void> = Promise.resolve();
  let stopped = false;

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.then(() => (stopped ? undefined : work())).catch((error: unknown) => house.log.error({ err: error }, "notices to patients could not be looked after"));
    return turn;
  };
  const look = (clinicId: ClinicId) => inTurn(() => makeNotices(house, pipeline, told, providers, clinicId));
  const send = () => inTurn(() => sendNotices(house, providers, onShown));

  house.keeper.onChange((clinicId) => {
    if (stopped || soon.has(clinicId)) return;
    const later = setTimeout(() => {
      soon.delete(clinicId);
      void look(clinicId).then(send);
    }, gatherMs);
    later.unref();
    soon.set(clinicId, later);
  });
  const watch = setInterval(() => {
    for (const clinicId of house.keeper.ids()) void look(clinicId);
    void send();
  }, lookEveryMs);
  watch.unref();

  return {
    look,
    send,
    async stop() {
      stopped = true;
      clearInterval(watch);
      for (const timer of soon.values()) clearTimeout(timer);
      await turn;
    },
  };
}

async function makeNotices(house: House, pipeline: Pipeline, told: ToldWaits, providers: NoticeProviders, clinicId: ClinicId): Promise<void> {
  const picture = pipeline.conclude(clinicId);
  const { state, at } = picture;
  // Kept up to date even where nobody has a page open.
  const said = await told.of(clinicId, picture);
  const open = Object.values(state.tickets).filter(isActive);
  const contacts = await contactsOf(house.database.sql, clinicId, open.map((t) => t.visitId));
  if (contacts.size === 0) return;
  const waits = open.some((t) => t.state === "stepped-out" && contacts.has(t.visitId)) ? house.forecast(withThoseWhoAreOut(state), at) : picture.waits;
  for (const ticket of open) {
    const contact = contacts.get(ticket.visitId);
    if (!contact) continue;
    const page = house.settings.publicUrl ? `${house.settings.publicUrl}/t/${ticketToken(house.settings.secret, clinicId, ticket.id)}` : null;
    for (const occasion of occasionsOf(state, ticket, waits, said[ticket.id], at))
      for (const channel of channelsOf(contact, providers)) {
        const id = `${ticket.id}/${occasion.key}/${channel}`;
        await addNotice(house.database.sql, clinicId, ticket.id, channel, written(id, occasion, ticket.number, contact.language ?? state.setup.languages[0] ?? "en", state.setup.name, page), at);
      }
  }
}

function written(id: string, occasion: Occasion, number: string, language: string, clinic: string, url: string | null): Notice {
  return { id, clinic, number, url, keepSeconds: trueForMs / 1000, ...noticeText(occasion, number, language.slice(0, 2).toLowerCase()) };
}

function channelsOf(contact: KnownContact, providers: NoticeProviders): NoticeChannel[] {
  const given = [contact.push && "push", contact.email && "email", contact.phone && "sms"] as const;
  return given.flatMap((channel) => (channel && providers[channel] ? [channel] : []));
}

async function sendNotices(house: House, providers: NoticeProviders, onShown: OnShown): Promise<void> {
  for (const due of await takeDueNotices(house.database.sql, house.clock())) await sendOne(house, providers, onShown, due);
}

async function sendOne(house: House, providers: NoticeProviders, onShown: OnShown, due: DueNotice): Promise<void> {
  const { sql } = house.database;
  const provider = providers[due.channel];
  const contact = due.visitId === null ? undefined : (await contactsOf(sql, due.clinicId, [due.visitId])).get(due.visitId);
  if (!provider || !contact) return noticeFailed(sql, due, contact ? "This house has no such way out any more." : "The patient's address has been erased.", true);
  const sent = await provider.send(due.notice, contact).catch((error: unknown) => ({ ok: false as const, says: error instanceof Error ? error.message : "It failed." }));
  if (sent.ok) {
    if (due.ticketId !== null && tellsRange(due.id.slice(due.ticketId.length + 1))) onShown(due.clinicId, [due.ticketId], "notice");
    return noticeSent(sql, due, house.clock());
  }
  // A word for whoever runs the house; the patient's page says nothing of it.
  house.log.warn({ channel: due.channel, try: due.tries }, `a notice did not leave: ${sent.says}`);
  const isGone = "gone" in sent && sent.gone === true;
  await noticeFailed(sql, due, sent.says, isGone);
  if (isGone && due.channel === "push" && due.visitId !== null) await setPush(sql, due.clinicId, due.visitId, null, contact.language ?? "en");
}
