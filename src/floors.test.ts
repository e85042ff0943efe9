import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";

/** Who may stand on whom. A floor may always use its own files. */
const mayStandOn: Record<string, string[]> = {
  domain: [],
  simulation: ["domain"],
  sensors: ["domain"],
  devices: ["domain"],
  contract: ["domain"],
  server: ["domain", "simulation", "sensors", "devices", "contract", "drizzle"],
  ui: [],
  client: ["contract"],
  features: ["domain", "contract", "client", "ui"],
  app: ["features", "ui", "contract"],
  cli: ["domain", "simulation", "sensors", "devices", "contract", "server"],
  bench: ["domain", "simulation", "sensors", "devices", "contract", "server", "cli"],
};

/** The one seam between pages and the server. */
const seam = "#server/runtime.ts";

/** Libraries that would bring a clock, a network or a screen to the floor where there is none. */
const notInDomain = /^(node:|react|next|zod|postgres|drizzle-orm|hono|socket\.io|aedes|mqtt|pino)/;

type Import = { file: string; floor: string; target: string };

describe("the floors of the house", () => {
  const imports = [...filesUnder("src"), ...filesUnder("app")].flatMap(importsOf);

  it("are read at all", () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it("stand only on the floors below", () => {
    expect(imports.filter((i) => !isAllowed(i)).map(sentence)).toEqual([]);
  });

  it("would be seen to lean on a floor above", () => {
    expect(isAllowed({ file: "src/domain/clinic.ts", floor: "domain", target: "#server/settings.ts" })).toBe(false);
    expect(isAllowed({ file: "src/ui/card.tsx", floor: "ui", target: "#domain/clinic.ts" })).toBe(false);
    expect(isAllowed({ file: "src/server/main.ts", floor: "server", target: "#domain/clinic.ts" })).toBe(true);
  });

  it("meet between pages and server at one seam", () => {
    const strays = imports.filter((i) => i.floor === "app" && i.target.startsWith("#server/") && i.target !== seam);
    expect(strays.map(sentence)).toEqual([]);
  });

  it("keep features apart from one another", () => {
    const strays = imports.filter((i) => i.floor === "features" && i.target.startsWith("#features/") && i.target.split("/")[1] !== i.file.split("/")[2]);
    expect(strays.map(sentence)).toEqual([]);
  });

  it("keep the world out of the domain", () => {
    const strays = imports.filter((i) => i.floor === "domain" && notInDomain.test(i.target) && !i.file.endsWith(".test.ts"));
    expect(strays.map(sentence)).toEqual([]);
    const clocks = filesUnder("src/domain").filter((file) => !file.endsWith(".test.ts") && /\bDate\.now\(|\bnew Date\(\)|Math\.random\(/.test(readFileSync(file, "utf8")));
    expect(clocks).toEqual([]);
  });

  it("name an import by its floor, never by a way up", () => {
    const strays = imports.filter((i) => i.target.startsWith("../../"));
    expect(strays.map(sentence)).toEqual([]);
  });
});

function isAllowed({ floor, target }: Import): boolean {
  if (!target.startsWith("#")) return true;
  if (target === seam && floor === "app") return true;
  const on = target.slice(1).split("/", 1)[0] as string;
  return on === floor || (mayStandOn[floor] ?? []).includes(on);
}

function sentence({ file, target }: Import): string {
  return `${file} imports ${target}`;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => relative(".", join(folder, name)));
}

function importsOf(file: string): Import[] {
  const [top, second] = file.split("/") as [string, string];
  const floor = top === "src" ? second : top;
  // A test may look at anything it needs to arrange.
  if (floor.endsWith(".ts") || /\.test\.tsx?$/.test(file)) return file.startsWith("src/domain/") ? named(file, floor).filter((i) => !i.target.startsWith("#")) : [];
  return named(file, floor);
}

function named(file: string, floor: string): Import[] {
  const source = readFileSync(file, "utf8");
  return [...source.matchAll(/(?:from|import)\s*\(?\s*["'`]([^"'`]+)["'`]/g)].map((match) => ({ file, floor, target: match[1] as string }));
}
