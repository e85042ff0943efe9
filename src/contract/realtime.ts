import { z } from "zod";
import { topic, type Topic } from "#contract/views.ts";

/** A picture on its way to a screen. Of two for one topic the higher `rev` wins, whichever came last. */
export type ViewMessage = { topic: Topic; rev: number; view: unknown };

export const watchRequest = z.object({ topics: z.array(topic).max(20) });
export type WatchRequest = z.infer<typeof watchRequest>;

/** What a socket may not watch, so that the screen can say so. */
export type WatchAnswer = { watching: Topic[]; refused: Topic[] };

export type ServerToClient = { view: (message: ViewMessage) => void };
export type ClientToServer = { watch: (request: WatchRequest, answer: (reply: WatchAnswer) => void) => void };
