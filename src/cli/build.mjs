import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Node's own modules only: this runs before anything is installed.

export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

const inProject = (/** @type {string[]} */ ...parts) => join(projectFolder, ...parts);
const stampFile = inProject("dist", "built-from");
const keptFolder = inProject(".anteroom", "earlier-build");

/** @typedef {(sentence: string) => void} Say */

/** An end that a person can do something about: its message is shown without a stack. */
export class Refusal extends Error {}

/**
 * Runs a command line's `main` from the project folder and ends the process with what it returns.
 * @param {() => Promise<number | void>} main
 */
export async function runAsCommand(main) {
  process.chdir(projectFolder);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  try {
    const code = await main();
    if (code) process.exitCode = code;
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    // A server that failed half way may have left open what would keep the process alive.
    process.exit(1);
  }
}

/** Whether node was started with this module, and not with one that imports it. @param {string} url */
export function isCalledDirectly(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
}

/** Refuses a Node that Next cannot run on, before it fails in words that nobody understands. */
export function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  throw new Refusal(`Anteroom needs Node 20.9 or newer, and this is Node ${process.versions.node}. Install a newer one from your system or from nodejs.org.`);
}

/**
 * Installs what package-lock.json asks for, unless that is what is there.
 * @param {Say} say
 */
export async function ensureDependencies(say) {
  const lockText = readFileSync(inProject("package-lock.json"), "utf8");
  const lockHash = createHash("sha256").update(lockText).digest("hex");
  const noteFile = inProject("node_modules", ".anteroom-lock");
  if (readOr(noteFile, "") === lockHash) return;
  if (!isInstalled(JSON.parse(lockText))) {
    say("Installing what is missing (about a minute)…");
    // The build needs the development packages and PostgreSQL is an optional one, whatever NODE_ENV or .npmrc say.
    const how = ["--no-audit", "--no-fund", "--include=dev", "--include=optional"];
    let run = await runQuietly(...npm("ci", ...how));
    // npm writes no entry for an optional package that it could not reach, and later refuses the lock for lacking it:
    // most often one for another system, which nobody here misses. Installing keeps to the lock in all that it names.
    if (run.output.includes("EUSAGE")) run = await runQuietly(...npm("install", "--no-save", ...how));
    if (run.code !== 0) {
      throw new Refusal(`The packages could not be installed: npm ended with ${run.code}. Check the network and the free disk space, then try again. It said:\n${complaints(run.output)}`);
    }
  }
  try {
    writeFileSync(noteFile, lockHash);
  } catch {
    // The packages may belong to somebody else; then we look through them each time, which takes a moment longer.
  }
}

/**
 * Whether npm has put the locked versions in place, by its own account: somebody may well have run it by hand.
 * @param {{ packages: Record<string, Locked> }} lock
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked
 */
function isInstalled(lock) {
  /** @type {Record<string, Locked>} */
  const installed = JSON.parse(readOr(inProject("node_modules", ".package-lock.json"), "{}")).packages ?? {};
  return Object.entries(lock.packages).every(([path, wanted]) => {
    const found = installed[path];
    if (path === "") return true;
    if (found) return found.version === wanted.version && existsSync(inProject(path));
    // npm leaves out packages for other systems. Those that name no system it leaves out only on somebody's wish.
    const isForThisSystem = wanted.os?.includes(process.platform) && wanted.cpu?.includes(process.arch) && !wanted.libc;
    return wanted.optional === true && !isForThisSystem;
  });
}

/** @param {string[]} args @returns {[string, string[]]} */
function npm(...args) {
  const script = process.env.npm_execpath;
  return script?.endsWith(".js") ? [process.execPath, [script, ...args]] : ["npm", args];
}

/** Whether `dist` and `.next` were made from the sources as they are now. */
export function isBuilt() {
  return existsSync(inProject(".next", "BUILD_ID")) && readOr(stampFile, "") === sourceHash();
}

/**
 * Builds the pages (`next build`) and the server (esbuild, into `dist`). When that fails, the earlier build and its
 * stamp are put back, so that whoever undoes the change can start at once.
 * @param {Say} say
 */
export async function build(say) {
  if (!existsSync(inProject("src/server/main.ts"))) throw new Refusal("src/server/main.ts is missing, so there is nothing to build.");
  const builtFrom = sourceHash();
  const since = Date.now();
  say(existsSync(inProject(".next", "cache")) ? "Building…" : "Building (half a minute the first time)…");
  setAside();
  try {
    await bundleServer();
    const pages = await runQuietly(process.execPath, [inProject("node_modules/next/dist/bin/next"), "build"], { NODE_ENV: "production" });
    if (pages.code !== 0) throw new Refusal(`The pages do not build:\n${pages.output.trim()}`);
    // Somebody may have saved a file meanwhile; without the stamp the next start builds again.
    if (sourceHash() === builtFrom) writeFileSync(stampFile, builtFrom);
  } catch (error) {
    putBack();
    throw error;
  }
  rmSync(keptFolder, { recursive: true, force: true });
  say(`Built in ${Math.round((Date.now() - since) / 1000)} s.`);
}

/** Everything that the build reads, as one number. Tests and benchmarks are not in it. */
function sourceHash() {
  const hash = createHash("sha256").update(`node ${process.versions.node.split(".")[0]}`);
  const roots = ["package.json", "package-lock.json", "tsconfig.json", "next.config.js", "postcss.config.mjs", "app", "src", "drizzle/schema", "public"];
  for (const path of roots.flatMap(filesIn).sort()) {
    const content = readFileSync(inProject(path));
    hash.update(`\n${path} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (!existsSync(inProject(path))) return [];
  if (path === "src/bench" || /\.(test|spec)\.\w+$|\.md$/.test(path)) return [];
  try {
    return readdirSync(inProject(path)).flatMap((name) => filesIn(`${path}/${name}`));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOTDIR") return [path];
    throw error;
  }
}

// `next build` empties .next before it knows whether it will succeed. What it keeps between builds, and what a
// running `npm run dev` uses, stays where it is.
const staysInNext = new Set(["cache", "dev"]);

function setAside() {
  // One that is still there was saved from a build that was killed, and is better than what that one left.
  if (existsSync(keptFolder)) return putBack(), setAside();
  mkdirSync(join(keptFolder, "next"), { recursive: true });
  if (existsSync(inProject("dist"))) renameSync(inProject("dist"), join(keptFolder, "dist"));
  moveNext(inProject(".next"), join(keptFolder, "next"));
}

function putBack() {
  rmSync(inProject("dist"), { recursive: true, force: true });
  for (const name of namesIn(inProject(".next"))) if (!staysInNext.has(name)) rmSync(inProject(".next", name), { recursive: true, force: true });
  if (existsSync(join(keptFolder, "dist"))) renameSync(join(keptFolder, "dist"), inProject("dist"));
  moveNext(join(keptFolder, "next"), inProject(".next"));
  rmSync(keptFolder, { recursive: true, force: true });
}

/** @param {string} from @param {string} to */
function moveNext(from, to) {
  const names = namesIn(from).filter((name) => !staysInNext.has(name));
  if (names.length > 0) mkdirSync(to, { recursive: true });
  for (const name of names) renameSync(join(from, name), join(to, name));
}

/** @param {string} folder */
function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** The server, its workers and the command line, each as one file that plain node runs. */
async function bundleServer() {
  const esbuild = await import("esbuild");
  const workers = namesIn(inProject("src/server/workers")).filter((name) => name.endsWith(".worker.ts"));
  const hasCommandLine = existsSync(inProject("src/cli/anteroom.ts"));
  try {
    await esbuild.build({
      absWorkingDir: projectFolder,
      entryPoints: [
        { in: "src/server/main.ts", out: "server" },
        ...workers.map((name) => ({ in: `src/server/workers/${name}`, out: `workers/${name.slice(0, -".ts".length)}` })),
        ...(hasCommandLine ? [{ in: "src/cli/anteroom.ts", out: "anteroom" }] : []),
      ],
      outdir: "dist",
      outExtension: { ".js": ".mjs" },
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      packages: "external",
      sourcemap: true,
      logLevel: "silent",
      // A bundle has no folder to read: it is told here which plug-in files there are.
      define: {
        __ADAPTER_FILES__: JSON.stringify(plugInNames("src/sensors/adapters")),
        __DEVICE_KIND_FILES__: JSON.stringify(plugInNames("src/devices/kinds")),
        __RULE_FILES__: JSON.stringify(plugInNames("src/domain/planning/rules")),
      },
      plugins: [withoutTests],
    });
  } catch (error) {
    const { errors } = /** @type {import("esbuild").BuildFailure} */ (error);
    if (!errors) throw error;
    throw new Refusal(`The server does not build:\n${(await esbuild.formatMessages(errors, { kind: "error" })).join("\n")}`);
  } finally {
    // Or its helper would live on beside the server, which starts in this very process.
    await esbuild.stop();
  }
}

/**
 * `import(`./adapters/${name}.ts`)` takes every file that fits, and with a test the whole test library.
 * @type {import("esbuild").Plugin}
 */
const withoutTests = {
  name: "without-tests",
  setup(build) {
    build.onLoad({ filter: /\.test\.tsx?$/ }, () => ({ contents: "" }));
  },
};

/** @param {string} folder */
function plugInNames(folder) {
  return namesIn(inProject(folder))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.endsWith(".d.ts"))
    .map((name) => name.slice(0, -".ts".length))
    .sort();
}

/**
 * Runs a program to its end and gives what it said, for when it matters.
 * @param {string} program @param {string[]} args @param {Record<string, string>} [env]
 * @returns {Promise<{ code: number | string, output: string }>}
 */
function runQuietly(program, args, env = {}) {
  return new Promise((settle) => {
    const child = spawn(program, args, {
      cwd: projectFolder,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    // Ctrl-C reaches the whole group; whoever stops only us means the program as well.
    const stop = () => child.kill("SIGTERM");
    process.once("SIGTERM", stop);
    child.on("error", (error) => settle({ code: error.message, output }));
    child.on("close", (code, signal) => {
      process.off("SIGTERM", stop);
      settle({ code: code ?? signal ?? "an unknown signal", output });
    });
  });
}

/** @param {string} output */
function complaints(output) {
  const lines = output.trim().split("\n");
  const errors = lines.filter((line) => line.startsWith("npm error"));
  return (errors.length > 0 ? errors.slice(0, 12) : lines.slice(-12)).join("\n");
}

/** The text of a file, or `otherwise` when it cannot be read. @param {string} file @param {string} otherwise */
export function readOr(file, otherwise) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return otherwise;
  }
}

if (isCalledDirectly(import.meta.url)) {
  await runAsCommand(async () => {
    ensureNode();
    await ensureDependencies(console.log);
    await build(console.log);
  });
}
