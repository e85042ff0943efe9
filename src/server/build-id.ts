import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Which build of the pages this process serves; read once, as the files may be replaced under it. */
export const buildId = readBuildId();

function readBuildId(): string {
  try {
    return readFileSync(join(process.cwd(), ".next", "BUILD_ID"), "utf8").trim();
  } catch {
    // In development the pages reload themselves.
    return "development";
  }
}
