import type { ClinicId } from "#domain/ids.ts";
import type { ClinicSetup } from "#domain/setup.ts";
import type { House } from "#server/house.ts";
import { appendEvents, lockStream } from "#server/store/log.ts";
import { saveSetup } from "#server/store/setup.ts";

/** Makes a clinic, or gives one a new setup: its tables and the event that tells the fold, in one transaction. */
export async function saveClinic(house: House, setup: ClinicSetup, options: { isDemo: boolean }): Promise<ClinicId> {
  const isNew = !house.keeper.ids().includes(setup.id);
  const write = () =>
    house.database.sql.begin(async (tx) => {
      await saveSetup(tx, setup, options.isDemo);
      const lastSeq = await lockStream(tx, setup.id, "events");
      await appendEvents(tx, setup.id, lastSeq, house.clock(), { kind: "system", name: "setup" }, [{ type: "setup-changed", setup }]);
      await tx`select pg_notify('anteroom', ${JSON.stringify({ clinicId: setup.id, stream: "events", process: process.pid })})`;
    });
  if (isNew) {
    await write();
    await house.keeper.open(setup.id);
  } else {
    await house.keeper.inOrder(setup.id, "events", write);
    await house.keeper.catchUp(setup.id);
  }
  return setup.id;
}
