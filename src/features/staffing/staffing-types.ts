import type { ViewOf } from "#contract/views.ts";

export type QueueView = ViewOf<"queue">;
export type Room = QueueView["rooms"][number];
export type Person = QueueView["staff"][number];
