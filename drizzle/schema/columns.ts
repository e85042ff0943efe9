import { timestamp } from "drizzle-orm/pg-core";

/** A moment, with its zone: never a bare local time. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
