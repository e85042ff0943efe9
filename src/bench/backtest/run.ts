import { existsSync } from "node:fs";
import { join } from "node:path";
import { readAppointments } from "#cli/backtest/plan-files.ts";
import { readVisitLog } from "#cli/backtest/visit-log.ts";
import { backTest } from "#domain/forecast/back-test/back-test.ts";
import { wallClock } from "#domain/wall-clock.ts";
import { heading, line, tally } from "./scores.ts";

/*
 * Recorded logs, learned day by day from the first day on and judged on the last third of their days: waits at check-in of
 * whoever was called. The logs lie outside the project.
 *
 *   node --import tsx src/bench/backtest/run.ts [bank|outpatients|rfid]
 */
const folder = join(process.env.ANTEROOM_SHARED_DATA ?? join("..", "shared", "data"), "visits");
const logs = [
  { id: "bank", file: "bank-call-centre-1999-02.csv", service: "agent", onlyWhoWaited: true },
  { id: "outpatients", file: "outpatient-2019-11.csv", service: "consultation", onlyWhoWaited: false },
  { id: "rfid", file: "rfid-clinic-2024.csv", appointments: "rfid-clinic-2024-appointments.csv", service: "examination", onlyWhoWaited: false },
];

const clock = wallClock("UTC");
for (const { id, file, appointments: book, service, onlyWhoWaited } of logs) {
  if (process.argv[2] !== undefined && process.argv[2] !== id) continue;
  if (!existsSync(join(folder, file))) {
    console.log(`${id}: not here`);
    continue;
  }
  const { visits } = readVisitLog(join(folder, file), clock);
  const appointments = book ? readAppointments(join(folder, book), clock, new Set(visits.map((v) => v.service))).appointments : [];
  const days = new Set(visits.map((v) => clock.dayNumber(v.arrivedAt))).size;
  const warmupDays = Math.floor((2 * days) / 3);
  const before = process.cpuUsage();
  const sums = tally();
  for (const told of backTest(visits, { clock, appointments, warmupDays })) if (told.visit.service === service && (!onlyWhoWaited || (told.actualMinutes ?? 0) > 0)) sums.add(told);
  const seconds = process.cpuUsage(before).user / 1e6;
  console.log(`\n${id}: ${visits.length} rows, judged on ${days - warmupDays} of ${days} days${onlyWhoWaited ? ", whoever had to wait" : ""}; ${seconds.toFixed(0)} s of one core\n${heading}`);
  for (const [method, scores] of sums.scores()) console.log(line(method, scores));
}
