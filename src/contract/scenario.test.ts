import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { scenario } from "#contract/scenario.ts";

const example = () => JSON.parse(readFileSync(new URL("../cli/scenario/example.json", import.meta.url), "utf8"));

function wrong(change: (so: ReturnType<typeof example>) => void): string {
  const so = example();
  change(so);
  const [issue] = scenario.safeParse(so).error?.issues ?? [];
  return issue ? `${issue.path.join(".")} ${issue.message}` : "nothing";
}

describe("a scenario", () => {
  it("is what the example says", () => {
    expect(scenario.parse(example())).toMatchObject({ opens: 480, closes: 750, moves: { setUpMinutes: 3, walkMinutes: 1 }, staff: [{ id: "okafor", shifts: [{ from: 480, to: 750, breaks: [] }] }, {}, {}, {}, {}] });
  });

  it("says what is wrong, and where", () => {
    expect(wrong((so) => (so.closes = "07:00"))).toBe("closes must be after opens");
    expect(wrong((so) => (so.opens = "8 o'clock"))).toBe("opens must be a time of day such as 08:30");
    expect(wrong((so) => (so.classes[0].share = 0.2))).toBe("classes have shares that add up to 1.1, and must add up to 1");
    expect(wrong((so) => (so.services[0].then[0].serviceId = "xray"))).toBe('services.0.then.0.serviceId names "xray", and no service is called that');
    expect(wrong((so) => (so.services[0].then[0].share = 1.5))).toMatch(/^services\.0\.then\.0\.share /);
    expect(wrong((so) => (so.staff[1].id = "okafor"))).toBe('staff.1.id is "okafor", which an earlier one is called already');
    expect(wrong((so) => (so.staff[2].shifts[0].breaks[0].to = "09:40"))).toBe("staff.2.shifts.0.breaks.0.minutes do not fit between from and to");
    expect(wrong((so) => (so.staff[2].shifts[0].from = "10:00"))).toBe("staff.2.shifts.0.breaks.0 must lie within the shift");
    expect(wrong((so) => (so.staff[0].serviceId = "blood"))).toBe('staff.0.serviceId is "blood", which is not among their skills');
    expect(wrong((so) => so.services.push({ id: "xray", patientsPerHour: 1, visitMinutes: { mean: 5 } }))).toBe('services.3.id is "xray", which nobody of the staff can do');
    expect(wrong((so) => (so.rooms = so.rooms.slice(0, 2)))).toBe('services.1.id is "blood", for which there is no room');
    expect(wrong((so) => (so.now.at = "13:00"))).toBe("now.at must be between opens and closes");
    expect(wrong((so) => (so.now.waiting[0].classId = "vip"))).toBe('now.waiting.0.classId names "vip", and no class is called that');
    expect(wrong((so) => (so.now.staff[0].serviceId = "blood"))).toBe('now.staff.0.serviceId is "blood", which okafor cannot do');
    expect(wrong((so) => (so.moves.setUp = 4))).toMatch(/^moves .*setUp/);
    expect(wrong((so) => (so.services[0].visitMinutes.mean = -1))).toMatch(/^services\.0\.visitMinutes\.mean /);
  });
});
