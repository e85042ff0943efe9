"use client";

import { io, type Socket } from "socket.io-client";
import type { ClientToServer, ServerToClient, ViewMessage } from "#contract/realtime.ts";
import type { Topic } from "#contract/views.ts";

/** One connection for the whole page. It only listens: what a person does goes over HTTP. */
export type Live = {
  watch(topic: Topic, hear: (message: ViewMessage) => void): () => void;
  isConnected(): boolean;
  onConnection(listener: () => void): () => void;
  /** Connects; gives back how to stop. Before, and on the server, nothing is open. */
  open(): () => void;
};

export function makeLive(): Live {
  let socket: Socket<ServerToClient, ClientToServer> | undefined;
  const hearers = new Map<Topic, Set<(message: ViewMessage) => void>>();
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  const ask = () => {
    if (socket?.connected) socket.emit("watch", { topics: [...hearers.keys()] }, () => {});
  };

  return {
    watch(topic, hear) {
      const set = hearers.get(topic) ?? new Set();
      set.add(hear);
      hearers.set(topic, set);
      ask();
      return () => {
        set.delete(hear);
        if (set.size === 0) hearers.delete(topic);
        ask();
      };
    },
    isConnected: () => socket?.connected ?? false,
    onConnection(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open() {
      const opened: Socket<ServerToClient, ClientToServer> = io({ transports: ["websocket", "polling"], reconnectionDelay: 500, reconnectionDelayMax: 5_000 });
      socket = opened;
      opened.on("view", (message) => hearers.get(message.topic)?.forEach((hear) => hear(message)));
      opened.on("connect", () => {
        ask();
        tell();
      });
      opened.on("disconnect", (reason) => {
        tell();
        // The library tries again by itself, except when the server has closed the door on purpose.
        if (reason === "io server disconnect") opened.connect();
      });
      return () => void opened.close();
    },
  };
}
