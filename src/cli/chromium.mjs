import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isCalledDirectly } from "./build.mjs";

/**
 * The path of a Chromium or Chrome for the browser tests, installing Debian's when there is none. Where that cannot
 * be done it says why and gives null.
 * @param {(sentence: string) => void} say
 * @returns {string | null}
 */
export function findChromium(say) {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (canRun(chosen)) return chosen;
    say(`CHROMIUM_PATH is ${chosen}, which is not a program that can be run. Correct it, or unset it.`);
    return null;
  }
  return installed() ?? installDebians(say);
}

const macChrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** @returns {string | undefined} */
function installed() {
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), macChrome].find(canRun);
}

/** @param {(sentence: string) => void} say @returns {string | null} */
function installDebians(say) {
  const byHand = "Install Chromium or Chrome, or set CHROMIUM_PATH to one.";
  if (process.platform !== "linux" || !existsSync("/usr/bin/apt-get")) {
    say(`There is no Chromium for the browser tests. ${byHand}`);
    return null;
  }
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync("sudo", ["-n", "true"]).status !== 0) {
    say(`There is no Chromium for the browser tests, and installing it needs root: sudo apt-get install -y chromium. ${byHand}`);
    return null;
  }
  say("Installing Chromium for the browser tests (a minute or two)…");
  /** @param {string[]} args */
  const aptGet = (...args) => {
    const line = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args];
    const [program = "env", ...rest] = isRoot ? line : ["sudo", "-n", ...line];
    return spawnSync(program, rest, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 64 * 1024 * 1024 });
  };
  const update = aptGet("update", "-q");
  const install = aptGet("install", "-y", "-q", "--no-install-recommends", "chromium");
  const found = installed();
  if (install.status === 0 && found) return found;
  const said = `${update.status === 0 ? "" : update.stderr}${install.stderr}`.trim().split("\n").slice(-6).join("\n");
  say(`Chromium could not be installed. ${byHand} apt-get said:\n${said || install.error?.message || `code ${install.status}`}`);
  return null;
}

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (isCalledDirectly(import.meta.url)) {
  const path = findChromium(console.error);
  if (path) console.log(path);
  else process.exitCode = 1;
}
