import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Rule } from "#domain/planning/rule.ts";

const files = readdirSync(new URL("./rules", import.meta.url)).filter((file) => file.endsWith(".ts"));

describe.each(files)("%s", async (file) => {
  const { rule } = (await import(`./rules/${file.replace(/\.ts$/, "")}.ts`)) as { rule: Rule };

  it("is called like its file, and says what it is for", () => {
    expect(`${rule.id}.ts`).toBe(file);
    expect(rule.says).toMatch(/^[A-Z].*\.$/);
    expect(rule.examples.length).toBeGreaterThan(1);
  });

  it.each(rule.examples)("$says", ({ act, state, at, minutes }) => {
    const cost = rule.cost(act, state, at);
    if (minutes === "forbidden") expect(cost.minutes).toBe("forbidden");
    else expect(cost.minutes).toBeCloseTo(minutes, 10);
    if (cost.because !== undefined) expect(cost.because).toMatch(/^[A-Z0-9].*\.$/);
  });

  it("says nothing about a ticket or a room that is not there, and does not fail", () => {
    const [first] = rule.examples;
    for (const act of [
      { type: "call", ticketId: "nobody", roomId: "nowhere" },
      { type: "move-staff", staffId: "nobody", roomId: "nowhere", serviceId: "nothing" },
    ] as const)
      expect(() => first && rule.cost(act, first.state, first.at)).not.toThrow();
  });
});

it("there are rules, and each has an id of its own", () => {
  expect(files.length).toBeGreaterThanOrEqual(7);
});
