import type { TransactionSql } from "postgres";
import type { Actor, ClinicId } from "#domain/ids.ts";
import { accept, type Outcome } from "#domain/outcome.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import type { House } from "#server/house.ts";
import { appendEvents, eventsAfter, lockStream } from "#server/store/log.ts";
import { saveSetup } from "#server/store/setup.ts";

/** Makes a clinic, or gives one a whole new setup: its tables and the event that tells the fold, in one transaction. */
export async function saveClinic(house: House, setup: ClinicSetup, options: { isDemo: boolean }): Promise<ClinicId> {
  const actor: Actor = { kind: "system", name: "setup" };
  if (house.keeper.ids().includes(setup.id)) {
    await editSetup(house, setup.id, actor, () => accept(setup));
    return setup.id;
  }
  await house.database.sql.begin((tx) => write(house, tx, setup, options.isDemo, actor));
  await house.keeper.open(setup.id);
  return setup.id;
}

/**
 * Changes a clinic's setup from what it is at that moment, under its lock: two administrators never undo each other.
 * `also` writes what belongs to the change in the same transaction.
 */
export async function editSetup<Code extends string>(
  house: House,
  clinicId: ClinicId,
  actor: Actor,
  change: (setup: ClinicSetup) => Outcome<ClinicSetup, Code>,
  also: (tx: TransactionSql, setup: ClinicSetup) => Promise<void> = () => Promise.resolve(),
): Promise<Outcome<ClinicSetup, Code>> {
  return house.keeper.inOrder(clinicId, "events", async () => {
    const done = await house.database.sql.begin(async (tx) => {
      await lockStream(tx, clinicId, "events");
      house.keeper.takeEvents(clinicId, await eventsAfter(tx, clinicId, house.keeper.state(clinicId).seq));
      const outcome = change(house.keeper.state(clinicId).setup);
      if (!outcome.ok) return { outcome, events: [] };
      const events = await write(house, tx, outcome.value, house.keeper.isDemo(clinicId), actor);
      await also(tx, outcome.value);
      return { outcome, events };
    });
    house.keeper.takeEvents(clinicId, done.events);
    return done.outcome;
  });
}

async function write(house: House, tx: TransactionSql, setup: ClinicSetup, isDemo: boolean, actor: Actor) {
  await saveSetup(tx, setup, isDemo);
  const lastSeq = await lockStream(tx, setup.id, "events");
  const events = await appendEvents(tx, setup.id, lastSeq, house.clock(), actor, [{ type: "setup-changed", setup }]);
  await tx`select pg_notify('anteroom', ${JSON.stringify({ clinicId: setup.id, stream: "events", process: process.pid })})`;
  return events;
}
