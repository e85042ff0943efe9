import { execute } from "#server/commands.ts";
import { openTestHouseAt } from "#server/testing/test-house.ts";

/**
 * A busy desk in a process of its own, for a test that kills it: checks in, calls, starts and finishes without end,
 * and prints the log's number of every command that was acknowledged.
 */
const [connection = "", database = ""] = process.argv.slice(2);
const { house } = await openTestHouseAt(JSON.parse(connection), database);
const actor = { kind: "staff", id: "1", name: "Ana" } as const;
for (let i = 0; ; i++) {
  const send = async (command: Parameters<typeof execute>[2]["command"]) => {
    const done = await execute(house, "clinic", { idempotencyKey: `${process.pid}/${i}/${command.type}`, command }, actor);
    if (done.ok) process.stdout.write(`${done.value.seq}\n`);
    return done;
  };
  const came = await send({ type: "check-in", name: `Patient ${i}`, serviceIds: ["gp"], urgency: 4 });
  const ticketId = came.ok ? (came.value.ticketId as string) : "";
  if (i % 5 === 0) await send({ type: "call", ticketId, roomId: "room-1" });
  if (i % 5 === 0) await send({ type: "start", ticketId });
  if (i % 5 === 0) await send({ type: "finish", ticketId });
}
