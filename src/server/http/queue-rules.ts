import { createRoute, z } from "@hono/zod-openapi";
import type { TransactionSql } from "postgres";
import { doorPrefix } from "#contract/boards.ts";
import { listedPart, queueRules, replayAnswer, replayRequest, saveClinicBasics, saveItem, saveOrder, savePolicy, undoChange, type QueueRules, type ReplayAnswer, type ReplayRequest, type SaveItem } from "#contract/queue-rules.ts";
import { mayAdminister, type Session } from "#contract/session.ts";
import { clinicSetup } from "#contract/setup.ts";
import { policyOf } from "#domain/clinic.ts";
import type { Actor, ClinicId } from "#domain/ids.ts";
import { accept, refuse, type Outcome } from "#domain/outcome.ts";
import type { Call } from "#domain/queue/day-script.ts";
import type { QueuePolicy } from "#domain/queue/policy.ts";
import type { Replay, ReplayedDay } from "#domain/queue/replay-policy.ts";
import { policyTroubles, type PolicyTrouble } from "#domain/queue/who-may-pass.ts";
import { changesBetween, same, takenBack, type SetupChange } from "#domain/setup-changes.ts";
import { withItem, withoutItem, withOrder, type Edit } from "#domain/setup-edits.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import { dayMs, localDay } from "#domain/time.ts";
import { editSetup } from "#server/clinics.ts";
import type { House } from "#server/house.ts";
import type { Api, ApiParts } from "#server/http/api-parts.ts";
import { refusals, stop } from "#server/http/problems.ts";
import { signedIn } from "#server/http/signed-in.ts";
import { idFrom } from "#server/id-from.ts";
import { replayAside } from "#server/replay-aside.ts";
import { dayLogOf, idsEverIn, setupsUpTo } from "#server/store/setup-history.ts";
import { reviveTokens, revokeTokens } from "#server/store/tokens.ts";

const base = "/api/admin/queue-rules";
const rules = { 200: { description: "The rules as they are now", content: { "application/json": { schema: queueRules } } }, ...refusals };
const wanted = <Schema extends z.ZodType>(schema: Schema) => ({ body: { required: true, content: { "application/json": { schema } } } });

const read = createRoute({ method: "get", path: base, summary: "Who is next, visit types, services, rooms, staff and hours, with who changed them when", responses: rules });
const putPolicy = createRoute({ method: "put", path: `${base}/policy`, summary: "Change who is next", request: wanted(savePolicy), responses: rules });
const putClinic = createRoute({ method: "put", path: `${base}/clinic`, summary: "Change the clinic's name, region, languages and opening hours", request: wanted(saveClinicBasics), responses: rules });
const putItem = createRoute({ method: "put", path: `${base}/items`, summary: "Add or change a visit type, a service, a room, a member of staff or a board", request: wanted(saveItem), responses: rules });
const putOrder = createRoute({ method: "put", path: `${base}/order`, summary: "Put the items of a list in another order", request: wanted(saveOrder), responses: rules });
const remove = createRoute({ method: "delete", path: `${base}/{part}/{id}`, summary: "Remove an item, unless today's patients need it", request: { params: z.object({ part: listedPart, id: z.string().min(1).max(80) }) }, responses: rules });
const undo = createRoute({ method: "post", path: `${base}/undo`, summary: "Take one change back; everything that was changed since stays", request: wanted(undoChange), responses: rules });
const replay = createRoute({ method: "post", path: `${base}/replay`, summary: "What a day would have been under another policy", request: wanted(replayRequest), responses: { 200: { description: "The waits of each class", content: { "application/json": { schema: replayAnswer } } }, ...refusals } });

/** Administrators' rules: everything about the queue that is decided before the day begins. */
export function queueRuleRoutes(api: Api, parts: ApiParts): void {
  const { house } = parts;
  const { sql } = house.database;

  api.openapi(read, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    return c.json(await rulesOf(house, session.clinic.id, null), 200);
  });

  api.openapi(putPolicy, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const policy: QueuePolicy = c.req.valid("json");
    const trouble = policyTroubles(policy, house.keeper.state(session.clinic.id).setup.services)[0];
    if (trouble) stop("bad-request", sayTrouble(trouble, house.keeper.state(session.clinic.id).setup), trouble.path);
    return c.json(await edited(house, session, (setup) => ({ ok: true, setup: { ...setup, policy } })), 200);
  });

  api.openapi(putClinic, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { name, region, languages, openingHours } = c.req.valid("json");
    const change = ({ region: _region, openingHours: _hours, ...setup }: ClinicSetup): Edit => ({
      ok: true,
      setup: { ...setup, name, languages: [...new Set(languages)], ...(region === null ? {} : { region }), ...(openingHours === null ? {} : { openingHours: inOrder(openingHours) }) },
    });
    return c.json(await edited(house, session, change), 200);
  });

  api.openapi(putItem, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const asked = c.req.valid("json");
    const used = asked.id === undefined ? await idsEverIn(sql, session.clinic.id, asked.part) : [];
    return c.json(await edited(house, session, (setup) => withItem(setup, asked, idFrom(idWords(asked), [...used, ...(setup[asked.part] ?? []).map((item) => item.id)], singular[asked.part]))), 200);
  });

  api.openapi(putOrder, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { part, ids } = c.req.valid("json");
    return c.json(await edited(house, session, (setup) => ({ ok: true, setup: withOrder(setup, part, ids) })), 200);
  });

  api.openapi(remove, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const { part, id } = c.req.valid("param");
    const clinicId = session.clinic.id;
    if (part === "services") {
      const [booked] = await sql`select 1 from appointments where clinic_id = ${clinicId} and service_id = ${id} limit 1`;
      const name = house.keeper.state(clinicId).setup.services.find((service) => service.id === id)?.name ?? "It";
      if (booked) stop("not-possible-now", `${name} cannot be removed: appointments have been booked for it. Take it out of rooms and visit types instead.`, undefined, { as: "needed-by-bookings", item: name });
    }
    const also = part === "boards" ? async (tx: TransactionSql) => void (await revokeTokens(tx, { clinicId, kind: "board", subjectId: id }, house.clock())) : undefined;
    const answer = await edited(house, session, () => withoutItem(house.keeper.state(clinicId), part, id), also);
    if (part === "boards") await parts.realtime.recheck();
    return c.json(answer, 200);
  });

  api.openapi(undo, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    const clinicId = session.clinic.id;
    const { seq } = c.req.valid("json");
    const [after, before] = await setupsUpTo(sql, clinicId, seq, 2);
    if (after?.seq !== seq || !before) stop("not-found", "There is no such change.");
    const changes = changesBetween(before.setup, after.setup).filter(isOurs);
    if (changes.length === 0) stop("not-possible-now", "That change is not one of this page.");
    const revive = async (tx: TransactionSql) => {
      for (const { part, what, id } of changes) if (part === "boards" && what === "removed" && id !== undefined) await reviveTokens(tx, { clinicId, kind: "board", subjectId: id }, after.at);
    };
    return c.json(await edited(house, session, (setup) => undone(clinicId, house, setup, changes), revive), 200);
  });

  api.openapi(replay, async (c) => {
    const session = await signedIn(c, parts, mayAdminister);
    return c.json(await replayOf(house, session.clinic.id, c.req.valid("json")), 200);
  });
}

const singular = { visitTypes: "visit", services: "service", rooms: "room", staff: "staff", boards: "board" };

/** Ids that begin like those of door screens are theirs: a board of such a name is told apart. */
function idWords({ part, item }: SaveItem): string {
  return part === "boards" && idFrom(item.name, [], "").startsWith(doorPrefix) ? `board ${item.name}` : item.name;
}

/** Appends the change, unless nothing would change, and answers with everything as it is then. */
async function edited(house: House, session: Session, change: (setup: ClinicSetup) => Edit, also: (tx: TransactionSql) => Promise<void> = () => Promise.resolve()): Promise<QueueRules> {
  const actor: Actor = { kind: "staff", id: session.id, name: session.name };
  const clinicId = session.clinic.id;
  const found: { edit?: Edit; seq?: number } = {};
  const done = await editSetup(
    house,
    clinicId,
    actor,
    (setup): Outcome<ClinicSetup, "refused" | "unchanged"> => {
      const edit = change(setup);
      found.edit = edit;
      if (!edit.ok) return refuse("refused", edit.says);
      return same(edit.setup, setup) ? refuse("unchanged", "Nothing changes.") : accept(edit.setup);
    },
    async (tx) => {
      const [row] = await tx<{ seq: string }[]>`select last_seq as seq from streams where clinic_id = ${clinicId} and name = 'events'`;
      found.seq = Number(row?.seq);
      await also(tx);
    },
  );
  const { edit } = found;
  if (!done.ok && edit && !edit.ok) stop(edit.isUnknown ? "not-found" : edit.field === undefined ? "not-possible-now" : "bad-request", edit.says, edit.field, edit.params);
  return rulesOf(house, clinicId, found.seq ?? null);
}

function undone(clinicId: ClinicId, house: House, setup: ClinicSetup, changes: SetupChange[]): Edit {
  // What was added goes the way of everything that is removed: not while today's patients need it.
  for (const { part, what, id } of changes) {
    if (what !== "added" || id === undefined || !listedPart.safeParse(part).success) continue;
    const gone = withoutItem(house.keeper.state(clinicId), listedPart.parse(part), id);
    if (!gone.ok) return gone;
  }
  const back = takenBack(setup, changes);
  if (!back.ok) return { ok: false, says: back.refusal.says };
  const trouble = clinicSetup.safeParse(back.value).error?.issues[0];
  if (trouble) return { ok: false, says: `It no longer fits what has been changed since: ${trouble.message}.` };
  const letters = back.value.services.map((s) => s.prefix);
  if (new Set(letters).size < letters.length) return { ok: false, says: "It no longer fits what has been changed since: two services would have the same letter.", params: { as: "letters-collide" } };
  return { ok: true, setup: back.value };
}

const ourParts: (keyof ClinicSetup)[] = ["name", "region", "languages", "openingHours", "policy", "visitTypes", "services", "rooms", "staff", "boards"];
const isOurs = ({ part }: SetupChange) => ourParts.includes(part);
const historyMost = 30;

async function rulesOf(house: House, clinicId: ClinicId, changedBy: number | null): Promise<QueueRules> {
  const { setup } = house.keeper.state(clinicId);
  const events = await setupsUpTo(house.database.sql, clinicId, Number.MAX_SAFE_INTEGER, historyMost + 1);
  const history = events.slice(0, -1).flatMap((event, i): QueueRules["history"] => {
    const changes = changesBetween((events[i + 1] as typeof event).setup, event.setup).filter(isOurs);
    if (changes.length === 0) return [];
    const by = event.actor.kind === "staff" ? event.actor.name : null;
    return [{ seq: event.seq, at: event.at, by, changes: changes.map(({ part, what, name, fields }) => ({ part, what, name: name ?? null, fields })) }];
  });
  return {
    clinic: { name: setup.name, timeZone: setup.timeZone, region: setup.region ?? null, languages: setup.languages, openingHours: setup.openingHours ?? null },
    policy: policyOf({ setup }),
    isUsualPolicy: setup.policy === undefined,
    services: setup.services,
    rooms: setup.rooms.map(({ id, name, zoneId, serviceIds }) => ({ id, name, zoneId, serviceIds })),
    staff: setup.staff.map(({ id, name, skills }) => ({ id, name, skills })),
    boards: setup.boards.map(({ id, name, serviceIds, theme }) => ({ id, name, serviceIds, theme })),
    zones: setup.zones.map(({ id, name }) => ({ id, name })),
    visitTypes: setup.visitTypes ?? [],
    history,
    changedBy,
  };
}

function inOrder(days: NonNullable<ClinicSetup["openingHours"]>): NonNullable<ClinicSetup["openingHours"]> {
  return days.map((day) => [...day].sort((a, b) => a.fromMinute - b.fromMinute));
}

function sayTrouble(trouble: PolicyTrouble, setup: ClinicSetup): string {
  switch (trouble.code) {
    case "more-urgent-waits-longer": {
      const service = setup.services.find((s) => s.id === trouble.serviceId)?.name ?? trouble.serviceId;
      return `Class ${trouble.urgency} would be promised ${Math.round(trouble.minutes)} min for ${service}, longer than class ${trouble.than} with ${Math.round(trouble.thanMinutes)} min.`;
    }
    case "ratio-skips-more-urgent":
      return `Class ${trouble.missing} is more urgent than class ${trouble.urgency} and must count as well.`;
    case "ratio-leaves-nobody":
      return "Leave at least one less urgent class that is called in between.";
    case "missed-before-late":
      return `Nobody has missed an appointment while they would still be on time: at least ${trouble.minutes} minutes.`;
  }
}

const movedMost = 40;
const none: ReplayedDay = { calls: [], notCalled: [], byUrgency: [], guessedVisits: 0, extraCalls: 0 };

async function replayOf(house: House, clinicId: ClinicId, { day, policy }: ReplayRequest): Promise<ReplayAnswer> {
  const { setup } = house.keeper.state(clinicId);
  const now = house.clock();
  const trouble = policyTroubles(policy, setup.services)[0];
  if (trouble) stop("bad-request", sayTrouble(trouble, setup), `policy.${trouble.path}`);
  const asked = day === "today" ? localDay(now, setup.timeZone) : dayBefore(now, setup.timeZone);
  const log = await dayLogOf(house.database.sql, clinicId, asked);
  if (!log || log.events.length === 0) return { day: null, from: null, until: null, real: none, before: none, after: none, moved: [], calls: 0, movedCalls: 0 };
  const until = day === "today" ? now : (log.events.at(-1)?.at ?? now);
  const replayed = await replayAside({ log: { ...log, until }, before: policyOf({ setup }), after: policy });
  const moved = movedCalls(replayed);
  const told = ({ byUrgency, guessedVisits, extraCalls }: ReplayedDay) => ({ byUrgency, guessedVisits, extraCalls });
  return { day: asked, from: log.events[0]?.at ?? null, until, real: told(replayed.real), before: told(replayed.before), after: told(replayed.after), moved: moved.slice(0, movedMost), calls: replayed.after.calls.length, movedCalls: moved.length };
}

function movedCalls({ before, after }: Replay): ReplayAnswer["moved"] {
  const key = (c: Call) => `${c.ticketId}/${c.serviceId}/${c.nth}`;
  const [was, is] = [new Map(before.calls.map((c) => [key(c), c])), new Map(after.calls.map((c) => [key(c), c]))];
  const rows = [...new Set([...was.keys(), ...is.keys()])].flatMap((k) => {
    const [b, a] = [was.get(k), is.get(k)];
    const any = b ?? a;
    const isSame = a && b && Math.floor(a.at / 60_000) === Math.floor(b.at / 60_000);
    return !any || isSame ? [] : [{ number: any.number, serviceId: any.serviceId, urgency: any.urgency, beforeAt: b?.at ?? null, afterAt: a?.at ?? null, waitedBefore: b?.waitedMinutes ?? null, waitedAfter: a?.waitedMinutes ?? null }];
  });
  const byHowMuch = (row: ReplayAnswer["moved"][number]) => (row.beforeAt === null || row.afterAt === null ? Infinity : Math.abs(row.afterAt - row.beforeAt));
  return rows.sort((x, y) => byHowMuch(y) - byHowMuch(x) || (x.number < y.number ? -1 : 1));
}

/** Noon of a day is never two days before the next, whatever clocks do at night. */
function dayBefore(now: number, timeZone: string): string {
  const today = localDay(now, timeZone);
  for (let hours = 1; ; hours++) {
    const day = localDay(now - hours * (dayMs / 24), timeZone);
    if (day !== today) return day;
  }
}
