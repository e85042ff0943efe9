import { existsSync } from "node:fs";
import { Refusal, ensureDependencies, ensureNode, runAsCommand } from "./build.mjs";

// Standard output belongs to the command, so that its --json can be piped: everything said here goes to standard error.

await runAsCommand(async () => {
  ensureNode();
  await ensureDependencies(console.error);
  const command = new URL("./anteroom.ts", import.meta.url);
  if (!existsSync(command)) throw new Refusal("src/cli/anteroom.ts is missing, so there are no commands.");
  // Teaches this process TypeScript; in this very process, input, output, signals and exit codes need no passing on.
  await import("tsx");
  await import(command.href);
});
