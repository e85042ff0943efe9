import { openDB, type DBSchema } from "idb";
import { addCounts, newSession, ofOneSession, type IntervalStore, type KeptInterval, type LineCounts } from "#features/camera/counting/interval-store.ts";
import type { LocalDay } from "#domain/time.ts";

type Kept = Omit<KeptInterval, "key">;

interface Schema extends DBSchema {
  intervals: { key: number; value: Kept };
  aside: { key: number; value: Kept };
  /** One row: the session of this browser and its next number, so that no number is ever given twice. */
  session: { key: "now"; value: { session: string; next: number } };
  days: { key: LocalDay; value: LineCounts };
}

const mostSetAside = 500;

/** Intervals on this browser's disk. Throws where the browser keeps nothing. */
export async function idbStore(sensorId: string): Promise<IntervalStore> {
  const db = await openDB<Schema>(`anteroom-camera-${sensorId}`, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("intervals", { autoIncrement: true });
      fresh.createObjectStore("aside", { autoIncrement: true });
      fresh.createObjectStore("session");
      fresh.createObjectStore("days");
    },
  });

  return {
    isLasting: true,
    async keep(interval, day) {
      // A count that the page shows must be on disk, also when somebody pulls the plug now.
      const tx = db.transaction(["intervals", "session", "days"], "readwrite", { durability: "strict" });
      const { session, next } = (await tx.objectStore("session").get("now")) ?? { session: newSession(), next: 0 };
      const counts = addCounts((await tx.objectStore("days").get(day)) ?? {}, interval.lines);
      // Only today is ever asked for.
      await tx.objectStore("days").clear();
      await Promise.all([
        tx.objectStore("session").put({ session, next: next + 1 }, "now"),
        tx.objectStore("intervals").add({ session, interval: { seq: next, ...interval } }),
        tx.objectStore("days").put(counts, day),
        tx.done,
      ]);
      return counts;
    },
    async oldest(most) {
      const kept: KeptInterval[] = [];
      let cursor = await db.transaction("intervals").store.openCursor();
      while (cursor && kept.length < most) {
        kept.push({ key: cursor.key, ...cursor.value });
        cursor = await cursor.continue();
      }
      return ofOneSession(kept);
    },
    async remove(keys) {
      const tx = db.transaction("intervals", "readwrite");
      await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done]);
    },
    async setAside(keys) {
      const tx = db.transaction(["intervals", "aside"], "readwrite");
      for (const key of keys) {
        const kept = await tx.objectStore("intervals").get(key);
        if (kept && (await tx.objectStore("aside").count()) < mostSetAside) await tx.objectStore("aside").add(kept);
        await tx.objectStore("intervals").delete(key);
      }
      await tx.done;
    },
    async dropBefore(at) {
      const tx = db.transaction("intervals", "readwrite");
      let dropped = 0;
      let cursor = await tx.store.openCursor();
      while (cursor && cursor.value.interval.at < at) {
        await cursor.delete();
        dropped += 1;
        cursor = await cursor.continue();
      }
      await tx.done;
      return dropped;
    },
    waiting: () => db.count("intervals"),
    dayCounts: async (day) => (await db.get("days", day)) ?? {},
  };
}
