import { aClinic, aRoom, aService, aStaffMember, aTicket, noon } from "#domain/builders.ts";
import { learnedToday } from "#domain/look-ahead/learned.ts";
import { momentOf } from "#domain/planning/live/moment-of.ts";
import { hourMs } from "#domain/time.ts";
import { openPlannerThread } from "#server/planning/planner-thread.ts";
import { loadRules } from "#server/rule-catalogue.ts";

// How long a proposal takes on a clinic of ten rooms with a surge: in the planner's thread, with the solver beside it.
const services = ["gp", "nurse", "blood"];
const shifts = [{ from: noon - 4 * hourMs, to: noon + 6 * hourMs, breaks: [] }];
const rooms = Array.from({ length: 10 }, (_, i) => aRoom({ id: `room-${i}`, name: `Room ${i}`, serviceIds: i < 4 ? ["gp"] : i < 7 ? ["nurse"] : ["blood"] }));
const staff = Array.from({ length: 9 }, (_, i) => aStaffMember({ id: `p${i}`, name: `P${i}`, skills: i < 4 ? ["gp"] : ["nurse", "blood"], shifts }));
const state = aClinic({
  services: services.map((id, i) => aService({ id, name: id, prefix: "GNB".charAt(i), typicalMinutes: i === 0 ? 10 : 6, targetWaitMinutes: 20 })),
  rooms,
  staff,
  assigned: Object.fromEntries(staff.map(({ id }, i) => [id, `room-${i < 8 ? i : 8}`])),
  tickets: [...Array.from({ length: 22 }, (_, i) => aTicket({ id: `b${i}`, number: `B${i}`, serviceIds: ["blood"], waitedMinutes: 20 })), ...Array.from({ length: 6 }, (_, i) => aTicket({ id: `g${i}`, number: `G${i}`, serviceIds: ["gp"] }))],
});
const rules = await loadRules();
const planner = openPlannerThread();
const began = performance.now();
const { moment, places } = momentOf(state, noon, learnedToday(state, noon), rules);
console.log(`the moment, on the event loop: ${(performance.now() - began).toFixed(0)} ms`);
for (let run = 0; run < 4; run++) {
  const from = performance.now();
  const { suggestions, report } = await planner.advise({ moment, places });
  console.log(`${run === 0 ? "first, with the start of both threads" : "then"}: ${((performance.now() - from) / 1000).toFixed(2)} s, ${suggestions.length} proposed, solver ${report.solver?.milliseconds} ms, gap ${report.solver?.gap}`);
}
await planner.close();
