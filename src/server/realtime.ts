import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { watchRequest, type ClientToServer, type ServerToClient, type ViewMessage } from "#contract/realtime.ts";
import type { Topic } from "#contract/views.ts";
import type { ClinicId } from "#domain/ids.ts";
import { minuteMs } from "#domain/time.ts";
import type { Gallery } from "#server/gallery.ts";
import type { Guard, Visitor } from "#server/guard.ts";
import type { House } from "#server/house.ts";
import type { Pipeline } from "#server/pipeline.ts";

/** Changes within this time are shown together: nobody reads faster, and a crowd at a door stays one picture. */
const gatherMs = 80;
/** Time passes even where nothing happens: ages, ranges and silences are painted anew. */
const repaintMs = 10_000;
/** A session that was ended, or a token that another process revoked, stops watching within this time. */
const recheckMs = minuteMs;

export type Realtime = { /** Paints one topic now, with its place in the order of pictures. */ show(clinicId: ClinicId, topic: Topic): Promise<ViewMessage | undefined>; /** Looks again who may watch what: a token was revoked. */ recheck(): Promise<void>; close(): Promise<void> };

/**
 * The end of the line: paint and push. Every process paints for the screens that are connected to it; that a clinic
 * has changed elsewhere reaches it through the database, so no second road between processes is needed.
 */
export function openRealtime(http: HttpServer, house: House, parts: { pipeline: Pipeline; gallery: Gallery; guard: Guard }): Realtime {
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, { visitor: Visitor }>(http, {
    serveClient: false,
    // Next has upgrades of its own in development.
    destroyUpgrade: false,
    transports: ["websocket", "polling"],
  });
  const latestRev = new Map<string, number>();
  const dirty = new Map<ClinicId, NodeJS.Timeout>();

  const show = async (clinicId: ClinicId, topic: Topic): Promise<ViewMessage | undefined> => {
    const room = roomOf(clinicId, topic);
    // Milliseconds of the machine, so that the order holds over a restart; never two alike.
    const rev = Math.max(Date.now(), (latestRev.get(room) ?? 0) + 1);
    latestRev.set(room, rev);
    const view = await parts.gallery.paint(clinicId, topic, parts.pipeline.conclude(clinicId));
    return view === undefined ? undefined : { topic, rev, view };
  };

  const push = async (clinicId: ClinicId) => {
    for (const room of io.sockets.adapter.rooms.keys()) {
      const topic = topicIn(room, clinicId);
      if (!topic) continue;
      try {
        const message = await show(clinicId, topic);
        if (message) io.local.to(room).emit("view", message);
      } catch (error) {
        house.log.error({ err: error, topic: topic.split(":", 1)[0] }, "a picture could not be painted");
      }
    }
  };

  house.keeper.onChange((clinicId) => {
    if (dirty.has(clinicId)) return;
    dirty.set(
      clinicId,
      setTimeout(() => {
        dirty.delete(clinicId);
        void push(clinicId);
      }, gatherMs),
    );
  });
  const rechecks = new Map<string, () => Promise<void>>();
  const recheckAll = async () => {
    await Promise.all([...rechecks.values()].map((recheck) => recheck().catch((error: unknown) => house.log.error({ err: error }, "rechecking a socket failed"))));
  };
  const recheckTimer = setInterval(() => void recheckAll(), recheckMs);
  const repaint = setInterval(() => house.keeper.ids().forEach((id) => void push(id)), repaintMs);

  io.use((socket, next) => {
    parts.guard
      .visitor(new Headers({ cookie: socket.handshake.headers.cookie ?? "" }))
      .then((visitor) => {
        socket.data.visitor = visitor;
        next();
      })
      .catch(next);
  });

  io.on("connection", (socket) => {
    let wanted: Topic[] = [];
    const watch = async (topics: Topic[]) => {
      wanted = topics;
      const allowed = await Promise.all(topics.map(async (topic) => ({ topic, clinicId: await parts.guard.mayWatch(topic, socket.data.visitor) })));
      const rooms = new Set(allowed.flatMap((a) => (a.clinicId === undefined ? [] : [roomOf(a.clinicId, a.topic)])));
      for (const room of socket.rooms) if (room !== socket.id && !rooms.has(room)) await socket.leave(room);
      for (const { topic, clinicId } of allowed) {
        if (clinicId === undefined || socket.rooms.has(roomOf(clinicId, topic))) continue;
        await socket.join(roomOf(clinicId, topic));
        const message = await show(clinicId, topic);
        if (message) socket.emit("view", message);
      }
      return { watching: allowed.filter((a) => a.clinicId !== undefined).map((a) => a.topic), refused: allowed.filter((a) => a.clinicId === undefined).map((a) => a.topic) };
    };

    socket.on("watch", (request, answer) => {
      const parsed = watchRequest.safeParse(request);
      if (!parsed.success || typeof answer !== "function") return;
      watch(parsed.data.topics)
        .then(answer)
        .catch((error: unknown) => house.log.error({ err: error }, "a watch request failed"));
    });

    const recheck = async () => {
      socket.data.visitor = await parts.guard.visitor(new Headers({ cookie: socket.handshake.headers.cookie ?? "" }));
      await watch(wanted);
    };
    rechecks.set(socket.id, recheck);
    socket.on("disconnect", () => rechecks.delete(socket.id));
  });

  return {
    show,
    recheck: recheckAll,
    async close() {
      clearInterval(repaint);
      clearInterval(recheckTimer);
      for (const timer of dirty.values()) clearTimeout(timer);
      await io.close();
    },
  };
}

function roomOf(clinicId: ClinicId, topic: Topic): string {
  return `${clinicId}|${topic}`;
}

function topicIn(room: string, clinicId: ClinicId): Topic | undefined {
  return room.startsWith(`${clinicId}|`) ? (room.slice(clinicId.length + 1) as Topic) : undefined;
}
