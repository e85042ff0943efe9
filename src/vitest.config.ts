import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}", "drizzle/**/*.test.ts"],
    globalSetup: [fileURLToPath(new URL("./server/store/test-database.setup.ts", import.meta.url))],
    // A busy machine with two cores needs longer for its first query than vitest's five seconds allow.
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
