import { describe, expect, it } from "vitest";
import { whoGoesFirst, type InLine } from "#domain/forecast/learn/who-goes-first.ts";
import { seededUniforms } from "#domain/forecast/learn/seeded.ts";

function after(key: (p: InLine) => number) {
  const next = seededUniforms(1);
  const learned = whoGoesFirst();
  for (let day = 0; day < 10; day++) {
    for (let i = 0; i < 100; i++) {
      const line = Array.from({ length: 4 }, (): InLine => ({ class: next() < 0.3 ? "urgent" : "plain", arrivedAt: Math.round(next() * 60), appointmentAt: Math.round(next() * 120) }));
      const one = line.reduce((first, p) => (key(p) < key(first) ? p : first));
      learned.called(one, line.filter((p) => p !== one));
    }
    learned.endDay();
  }
  return learned.order();
}

describe("whoGoesFirst", () => {
  it("takes a line for first come, first served when it is one", () => {
    expect(after((p) => p.arrivedAt).kind).toBe("fifo");
  });

  it("sees that the urgent go first", () => {
    const order = after((p) => (p.class === "urgent" ? 0 : 1_000) + p.arrivedAt);
    expect(order.kind).toBe("strict");
    expect(order.urgencyOf("urgent")).toBeLessThan(order.urgencyOf("plain"));
  });

  it("keeps three classes apart that overtake one another", () => {
    const next = seededUniforms(5);
    const learned = whoGoesFirst();
    const rank: Record<string, number> = { urgent: 0, booked: 1, plain: 2 };
    for (let i = 0; i < 500; i++) {
      const line = Array.from({ length: 4 }, (): InLine => ({ class: ["urgent", "booked", "plain"][Math.floor(3 * next())] as string, arrivedAt: Math.round(next() * 60) }));
      const one = line.reduce((first, p) => ((rank[p.class] as number) * 100 + p.arrivedAt < (rank[first.class] as number) * 100 + first.arrivedAt ? p : first));
      learned.called(one, line.filter((p) => p !== one));
      if (i % 100 === 99) learned.endDay();
    }
    const { kind, urgencyOf } = learned.order();
    expect([kind, urgencyOf("urgent"), urgencyOf("booked"), urgencyOf("plain")]).toEqual(["strict", 1, 2, 3]);
  });

  it("sees that nobody is called before their appointment's turn", () => {
    expect(after((p) => Math.max(p.arrivedAt, p.appointmentAt ?? 0)).kind).toBe("due");
  });
});
