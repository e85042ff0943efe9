import { readdirSync } from "node:fs";
import type { Rule } from "#domain/planning/rule.ts";

/** Set by the production build, which has no folder to read. */
declare const __RULE_FILES__: string[] | undefined;

/** Every rule of src/domain/planning/rules; the domain itself reads no folders. Throws when a file exports none. */
export async function loadRules(): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const name of ruleFiles()) {
    const file = (await import(`../domain/planning/rules/${name}.ts`)) as { rule?: Rule };
    if (!file.rule) throw new Error(`src/domain/planning/rules/${name}.ts exports no "rule"`);
    rules.push(file.rule);
  }
  return rules;
}

function ruleFiles(): string[] {
  if (typeof __RULE_FILES__ !== "undefined") return __RULE_FILES__;
  return readdirSync(new URL("../domain/planning/rules", import.meta.url))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}
