import { defineCommand } from "citty";
import { readAppointments, readShifts } from "#cli/backtest/plan-files.ts";
import { openPredictions } from "#cli/backtest/predictions-file.ts";
import { readVisitLog, type Wrong } from "#cli/backtest/visit-log.ts";
import { answer, fail, note } from "#cli/say.ts";
import { backTest } from "#domain/forecast/back-test/back-test.ts";
import { scoring } from "#domain/forecast/judge/scores.ts";
import { wallClock } from "#domain/wall-clock.ts";

export const backtest = defineCommand({
  meta: {
    name: "backtest",
    description:
      "How well waits would have been forecast in a recorded clinic: plays a visit log as it happened, says at every check-in what each method would have said then, and learns day by day. " +
      "Nothing is used before its moment has come. Opens no database.",
  },
  args: {
    log: { type: "string", required: true, description: "CSV: visit_id,service,class,appointment_at,arrived_at,started_at,ended_at,server_id,room_id,left_at (ISO 8601; empty where unknown). Required: visit_id, service, arrived_at, and started_at or left_at" },
    shifts: { type: "string", description: "CSV: server_id,service,from,to" },
    appointments: { type: "string", description: "CSV: visit_id,service,scheduled_at,cancelled_at,server_id" },
    "time-zone": { type: "string", default: "UTC", description: "Zone of times without an offset, and of the days" },
    "warmup-days": { type: "string", default: "0", description: "Days at the beginning that are learned from and not judged" },
    every: { type: "string", default: "0", description: "Ask again every so many minutes for whoever waits; 0 asks at check-in only" },
    "typical-minutes": { type: "string", default: "10", description: "Minutes of a service before any has been seen" },
    predictions: { type: "string", description: "Write visit_id,asked_at,method,p05,p10,p25,p50,p75,p80,p90,p95,actual_minutes here, a row for every forecast and method" },
    repair: { type: "boolean", description: "Leave out what contradicts itself instead of refusing the file" },
    json: { type: "boolean", description: "Answer as JSON" },
  },
  run({ args }) {
    const clock = clockOf(args["time-zone"]);
    const [warmupDays, everyMinutes, typicalMinutes] = [amount(args, "warmup-days"), amount(args, "every"), amount(args, "typical-minutes")];
    const log = readVisitLog(args.log, clock);
    const services = new Set(log.visits.map((v) => v.service));
    const { shifts, wrong: wrongShifts } = args.shifts ? readShifts(args.shifts, clock, services) : { shifts: [], wrong: [] };
    const { appointments, wrong: wrongAppointments } = args.appointments ? readAppointments(args.appointments, clock, services) : { appointments: [], wrong: [] };
    const wrong = [...inFile(args.log, log.wrong), ...inFile(args.shifts, wrongShifts), ...inFile(args.appointments, wrongAppointments)];
    if (wrong.length > 0) {
      const said = [...wrong.slice(0, mostSaid), ...(wrong.length > mostSaid ? [`... and ${wrong.length - mostSaid} more.`] : [])];
      if (!args.repair) fail([...said, `${wrong.length} ${wrong.length === 1 ? "thing is" : "things are"} wrong; nothing was forecast. With --repair they are left out.`].join("\n"));
      note([...said, `Left out: ${wrong.length}.`].join("\n"));
    }
    if (log.visits.length === 0) fail(`${args.log} has no visits.`);
    if (log.unread.length > 0) note(`Not read: ${log.unread.join(", ")}.`);

    const file = args.predictions ? openPredictions(args.predictions, clock, log.hasOffsets) : undefined;
    const tally = tallies();
    let forecasts = 0;
    let days = 0;
    for (const told of backTest(log.visits, { clock, shifts, appointments, warmupDays, everyMinutes, typicalMinutes: () => typicalMinutes, onDay: (day, done, of) => note(`${day}: ${Math.round((100 * done) / of)} % (day ${++days})`) })) {
      forecasts++;
      file?.add(told);
      tally.add(told);
    }
    file?.close();
    const methods = tally.result();
    const result = { visits: new Set(log.visits.map((v) => v.visitId)).size, rows: log.visits.length, days, warmupDays, forecasts, leftOut: wrong.length, methods };
    answer(args.json ?? false, result, [`${forecasts} forecasts on ${Math.max(0, days - warmupDays)} days.`, ...asLines(methods)]);
  },
});

const mostSaid = 50;

type Told = Parameters<ReturnType<typeof openPredictions>["add"]>[0];
type Scoring = ReturnType<typeof scoring>;
type Tally = { atCheckIn: Scoring; whoWaited: Scoring; whileWaiting: Scoring };

/** For every method, all services together and each alone: at check-in, of these whoever had to wait, and later on. */
function tallies() {
  const all = new Map<string, Map<string, Tally>>();
  const every = "all services";
  return {
    add: ({ visit, when, answers, actualMinutes }: Told) => {
      if (actualMinutes === undefined) return;
      for (const [method, quantiles] of answers) {
        const services = all.get(method) ?? new Map<string, Tally>();
        all.set(method, services);
        for (const service of [every, visit.service]) {
          const tally = services.get(service) ?? { atCheckIn: scoring(), whoWaited: scoring(), whileWaiting: scoring() };
          services.set(service, tally);
          (when === "waiting" ? tally.whileWaiting : tally.atCheckIn).add(quantiles, actualMinutes);
          if (when !== "waiting" && actualMinutes > 0) tally.whoWaited.add(quantiles, actualMinutes);
        }
      }
    },
    result: () => Object.fromEntries([...all].map(([method, services]) => [method, Object.fromEntries([...services].map(([service, t]) => [service, { atCheckIn: t.atCheckIn.scores(), whoWaited: t.whoWaited.scores(), whileWaiting: t.whileWaiting.scores() }]))])),
  };
}

function asLines(methods: ReturnType<ReturnType<typeof tallies>["result"]>): string[] {
  const services = [...new Set(Object.values(methods).flatMap((m) => Object.keys(m)))];
  return services.flatMap((service) => [
    "",
    `${service}, whoever had to wait:`,
    "method                   n     MAE    bias   pin80   pin90   90% in  <=P80  <=P90   width   (all at check-in: MAE, 90% in)",
    ...Object.entries(methods).flatMap(([method, of]) => {
      const s = of[service];
      if (!s) return [];
      const { whoWaited: w, atCheckIn: a } = s;
      return [`${method.padEnd(19)}${String(w.n).padStart(7)}${[w.mae, w.bias, w.pinball80, w.pinball90].map((n) => n.toFixed(3).padStart(8)).join("")}${[w.coverage90, w.withinP80, w.withinP90].map((n) => (100 * n).toFixed(1).padStart(8)).join("")}${w.width.toFixed(2).padStart(8)}   ${a.mae.toFixed(3)}, ${(100 * a.coverage90).toFixed(1)}`];
    }),
  ]);
}

function clockOf(timeZone: string) {
  try {
    return wallClock(timeZone);
  } catch {
    fail(`--time-zone "${timeZone}" is not a zone such as Europe/Zurich.`);
  }
}

function amount(args: Record<string, unknown>, name: string): number {
  const value = Number(args[name]);
  return Number.isFinite(value) && value >= 0 && args[name] !== "" ? value : fail(`--${name} "${String(args[name])}" is not a number of at least 0.`);
}

function inFile(file: string | undefined, wrong: Wrong[]): string[] {
  return wrong.map(({ line, says }) => `${file}, line ${line}: ${says}.`);
}
