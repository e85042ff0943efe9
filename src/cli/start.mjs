import { createServer } from "node:net";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Refusal, build, ensureDependencies, ensureNode, isBuilt, projectFolder, readOr, runAsCommand } from "./build.mjs";

// Node's own modules only: this runs before anything is installed.

const isDevelopment = process.argv.includes("--dev");

await runAsCommand(async () => {
  ensureNode();
  // Asked first, so that nobody waits half a minute for a refusal.
  await ensurePortIsFree(portWanted());
  await ensureDependencies(console.log);
  if (isDevelopment) return develop();
  if (!isBuilt()) await build(console.log);
  stopWhenNpmStops();
  process.env.NODE_ENV = "production";
  process.setSourceMapsEnabled(true);
  // In this very process: signals and exit codes then need nobody to pass them on, and kill -9 leaves nothing behind.
  await import(pathToFileURL(join(projectFolder, "dist", "server.mjs")).href);
});

function portWanted() {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Refusal(`PORT is "${process.env.PORT}", which is not a port. Choose a number up to 65535: PORT=3100 npm start`);
}

/** @param {number} port 0 lets the system choose, so that any is free. */
async function ensurePortIsFree(port) {
  const code = port === 0 ? undefined : await refusalToListen(port);
  if (!code) return;
  const another = `choose another: PORT=${port === 3100 ? 3200 : 3100} npm ${isDevelopment ? "run dev" : "start"}`;
  if (code === "EACCES") throw new Refusal(`Port ${port} may be opened by root only. Start as root, or ${another}`);
  if (code !== "EADDRINUSE") throw new Refusal(`Port ${port} cannot be opened (${code}). Check HOST and PORT, or ${another}`);
  if (await isAnteroom(port)) throw new Refusal(`Anteroom is already running at http://localhost:${port}. Stop it first, or ${another}`);
  throw new Refusal(`Port ${port} is taken by another program. Stop it, or ${another}`);
}

/** @param {number} port @returns {Promise<string | undefined>} the error's code; undefined when the port is free */
function refusalToListen(port) {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once("error", (error) => settle(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message));
    probe.listen({ port, host: process.env.HOST || undefined }, () => probe.close(() => settle(undefined)));
  });
}

/** @param {number} port */
async function isAnteroom(port) {
  try {
    const answer = await fetch(`http://localhost:${port}/api/health`, { signal: AbortSignal.timeout(2_000) });
    const health = await answer.json();
    return health?.service === "anteroom";
  } catch {
    return false;
  }
}

/**
 * `npm start` stands between us and whoever stops it: npm passes the signal to its shell, which dies of it and tells
 * nobody; and after kill -9 not even that happens. So we notice that one of the two is gone, and stop as if the signal
 * had been for us.
 */
function stopWhenNpmStops() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  // Some shells make way for the program that they start; then our parent is npm, and above it is whoever called npm.
  const npm = readOr(`/proc/${parent}/cmdline`, "").startsWith("sh\0-c\0") ? parentOf(parent) : undefined;
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || parentOf(parent) === npm)) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 250);
  watch.unref();
}

/** @param {number} pid */
function parentOf(pid) {
  // The program's name stands before it in brackets and may hold anything.
  return readOr(`/proc/${pid}/stat`, "").split(")").at(-1)?.trim().split(" ")[1];
}

/**
 * Next exchanges pages by itself; tsx starts the process anew when a file of the server changes.
 * @returns {Promise<number>}
 */
function develop() {
  const tsx = join(projectFolder, "node_modules", "tsx", "dist", "cli.mjs");
  stopWhenNpmStops();
  // A new file in one of these is imported by nobody yet, so tsx would not see it come.
  const plugIns = ["src/sensors/adapters/*.ts", "src/devices/kinds/*.ts"].map((files) => `--include=${files}`);
  const child = spawn(process.execPath, [tsx, "watch", "--clear-screen=false", ...plugIns, join(projectFolder, "src", "server", "main.ts")], {
    cwd: projectFolder,
    env: { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: "inherit",
  });
  // Ctrl-C in a terminal reaches both of us; we wait until the other has finished.
  process.on("SIGINT", () => {});
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
  return new Promise((settle) => child.on("exit", (code) => settle(code ?? 1)));
}
