import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal, build, ensureDependencies, ensureNode, isBuilt, projectFolder, runAsCommand } from "./build.mjs";
import { findChromium } from "./chromium.mjs";

// A step that fails does not end the run: whoever broke two things wants to hear of both.

/** @typedef {{ passed: number, failed: number, skipped: number, note?: string }} Count */
/** @typedef {{ name: string, run: () => Promise<Count> }} Step */

const reports = mkdtempSync(join(tmpdir(), "anteroom-reports-"));
process.on("exit", () => rmSync(reports, { recursive: true, force: true }));

await runAsCommand(async () => {
  const wanted = stepsFor(process.argv.slice(2));
  ensureNode();
  await ensureDependencies(console.log);
  /** @type {(Count & { name: string, seconds: number })[]} */
  const rows = [];
  for (const step of wanted) {
    console.log(`\n── ${step.name}`);
    const since = performance.now();
    const count = await step.run().catch(brokenOff);
    if (count.note) console.log(count.note);
    rows.push({ name: step.name, seconds: (performance.now() - since) / 1000, ...count });
  }
  console.log(table(rows));
  const total = (/** @type {"passed" | "failed" | "skipped"} */ key) => rows.reduce((sum, row) => sum + row[key], 0);
  console.log(`${total("passed")} passed, ${total("failed")} failed${total("skipped") ? `, ${total("skipped")} skipped` : ""}`);
  return total("failed") > 0 ? 1 : 0;
});

/** @param {string[]} flags @returns {Step[]} */
function stepsFor(flags) {
  const unit = { name: "unit tests", run: unitTests };
  const browser = [{ name: "build", run: buildStep }, { name: "browser tests", run: browserTests }];
  if (flags.length === 0) return [{ name: "types", run: types }, { name: "lint", run: lint }, unit, ...browser];
  if (flags.length === 1 && flags[0] === "--unit") return [unit];
  if (flags.length === 1 && flags[0] === "--e2e") return browser;
  throw new Refusal(`npm test does not know ${flags.join(" ")}. It takes --unit or --e2e, or nothing for everything: npm test -- --unit`);
}

async function types() {
  // The compiler reads next-env.d.ts and the types of the pages, and in a fresh checkout nobody has written them yet.
  const pages = existsSync(join(projectFolder, "app")) ? await tool("next/dist/bin/next", ["typegen"]) : 0;
  const compiler = await tool("typescript/bin/tsc", ["--noEmit"]);
  return oneFor(pages === 0 && compiler === 0);
}

async function lint() {
  return oneFor((await tool("eslint/bin/eslint.js", ["--max-warnings", "0", "."])) === 0);
}

async function unitTests() {
  const report = join(reports, "vitest.json");
  const code = await tool("vitest/vitest.mjs", ["run", "--config", "src/vitest.config.ts", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  const found = readReport(report);
  if (!found) return oneFor(false, `vitest ended with ${code} and left no report.`);
  // A file that does not even load has no failed test to count.
  const brokenFiles = found.testResults.filter((/** @type {any} */ file) => file.status === "failed" && !file.assertionResults.some((/** @type {any} */ test) => test.status === "failed"));
  const failed = found.numFailedTests + brokenFiles.length;
  return honest(code, { passed: found.numPassedTests, failed, skipped: found.numPendingTests + found.numTodoTests });
}

async function buildStep() {
  if (!isBuilt()) await build(console.log);
  return oneFor(true);
}

async function browserTests() {
  const chromium = findChromium(console.log);
  if (!chromium) return oneFor(false, "The browser tests did not run, for want of a Chromium (see above).");
  if (!isBuilt()) return oneFor(false, "The browser tests did not run, because there is no build of the present sources.");
  const report = join(reports, "playwright.json");
  const code = await tool("@playwright/test/cli.js", ["test", "--config", "e2e/playwright.config.ts", "--reporter=list,json"], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const found = readReport(report);
  if (!found) return oneFor(false, `Playwright ended with ${code} and left no report.`);
  // A flaky test has passed in the end; the list above names it.
  const { expected, flaky, unexpected, skipped } = found.stats;
  const note = flaky > 0 ? { note: `${flaky} of the browser tests passed at the second try only.` } : {};
  return honest(code, { passed: expected + flaky, failed: unexpected, skipped, ...note });
}

/** @param {boolean} isFine @param {string} [note] @returns {Count} */
function oneFor(isFine, note) {
  return { passed: isFine ? 1 : 0, failed: isFine ? 0 : 1, skipped: 0, ...(note ? { note } : {}) };
}

/**
 * A runner that is unhappy although no test failed (an error outside of any test, no test at all) is a failure too.
 * @param {number | string} code @param {Count} count @returns {Count}
 */
function honest(code, count) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1, note: `The runner ended with ${code}, outside of any test.` } : count;
}

/** @param {unknown} error @returns {Count} */
function brokenOff(error) {
  return oneFor(false, error instanceof Refusal ? error.message : String(/** @type {Error} */ (error)?.stack ?? error));
}

/**
 * Runs a program of node_modules, letting it speak for itself.
 * @param {string} script @param {string[]} args @param {Record<string, string>} [env]
 * @returns {Promise<number | string>}
 */
function tool(script, args, env = {}) {
  return new Promise((settle) => {
    // Each tool chooses its own NODE_ENV; one that a production machine has set would mislead React and vitest.
    const { NODE_ENV: _, ...inherited } = process.env;
    const child = spawn(process.execPath, [join(projectFolder, "node_modules", script), ...args], {
      cwd: projectFolder,
      env: { ...inherited, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    const stop = () => {
      child.kill("SIGTERM");
      process.exit(143);
    };
    process.once("SIGTERM", stop);
    child.on("error", (error) => settle(error.message));
    child.on("close", (code, signal) => {
      process.off("SIGTERM", stop);
      settle(code ?? signal ?? "an unknown signal");
    });
  });
}

/** @param {string} file @returns {any} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {(Count & { name: string, seconds: number })[]} rows */
function table(rows) {
  const lines = [["step", "seconds", "passed", "failed", "skipped"], ...rows.map((row) => [row.name, row.seconds.toFixed(1), row.passed, row.failed, row.skipped].map(String))];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return `\n${lines.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  ")).join("\n")}\n`;
}
