"use client";

import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { hourMs } from "#domain/time.ts";
import type { Kept, OutboxStore } from "#features/desk/outbox.ts";

interface Schema extends DBSchema {
  kept: { key: string; value: Kept; indexes: { by: string } };
}

/** A day later the patient is of another day: whoever left it will not come back for it. */
const forgottenAfterMs = 24 * hourMs;

/** What this browser has not been able to send, beside its other settings, until it is sent or forgotten. */
export function browserStore(): OutboxStore {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const database = () =>
    (opened ??= openDB<Schema>("anteroom-outbox", 1, {
      upgrade: (db) => void db.createObjectStore("kept", { keyPath: "key" }).createIndex("by", "by"),
      // Another tab wants a newer form of it: do not stand in its way.
      blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
    }));
  return {
    async of(by) {
      const db = await database();
      for (const { key, at } of await db.getAll("kept")) if (Date.now() - at > forgottenAfterMs) await db.delete("kept", key);
      const mine = await db.getAllFromIndex("kept", "by", by);
      return mine.sort((a, b) => a.order - b.order);
    },
    put: async (kept) => void (await (await database()).put("kept", kept)),
    has: async (key) => (await (await database()).getKey("kept", key)) !== undefined,
    remove: async (key) => (await database()).delete("kept", key),
  };
}
