import { defineConfig } from "drizzle-kit";

/** Only for `npm run db:generate`; the server migrates itself at start. */
export default defineConfig({ dialect: "postgresql", schema: "./drizzle/schema/*.ts", out: "./drizzle/migrations" });
