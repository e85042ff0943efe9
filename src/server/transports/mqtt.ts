import { createServer, type Server } from "node:net";
import { Aedes, type AuthenticateError } from "aedes";
import mqtt from "mqtt";
import type { ClinicId } from "#domain/ids.ts";
import type { Payload } from "#sensors/adapter.ts";
import { isPayloadError } from "#sensors/payload-error.ts";
import { route } from "#server/gateway.ts";
import type { House } from "#server/house.ts";
import type { Pipeline } from "#server/pipeline.ts";
import { ownerOf, type TokenOwner } from "#server/store/tokens.ts";
import { parsedBody } from "#server/transports/parsed-body.ts";
import { senderOf, sensorOf } from "#server/transports/sender-of.ts";
import { whoseStranger } from "#server/whose-stranger.ts";

/** What MQTT brings in, by either broker. `address` is null when there is none; its host, when it is this machine. */
export type Mqtt = { address(): { host: string | null; port: number } | null; close(): Promise<void> };

/** anteroom/<clinic>/sensors/<sensorId>, and what stands below: many senders write what they measure into the topic. */
const topicShape = /^anteroom\/([^/]+)\/sensors\/([^/]+)(?:\/.*)?$/;

/**
 * The broker that comes with Anteroom. A sensor signs in with its id and its token, and may publish to its own topic
 * and below only; a gateway with its own, and may publish to any: each message is for the sensor that it names. A message
 * is acknowledged after the rows are on disk, so QoS 1 keeps its promise through a crash.
 * A port that is taken is said, and everything else runs on.
 */
export async function openBroker(house: House, pipeline: Pipeline, say: (sentence: string) => void): Promise<Mqtt> {
  const broker = await Aedes.createBroker();
  const owners = new WeakMap<object, Entitled>();

  broker.authenticate = (client, username, password, done) => {
    signIn(house, pipeline, username ?? "", password?.toString() ?? "")
      .then((owner) => {
        if (owner) owners.set(client, { owner, token: password?.toString() ?? "", checkedAt: Date.now() });
        const refused: AuthenticateError = Object.assign(new Error("unknown token"), { returnCode: 4 });
        done(owner ? null : refused, owner !== undefined);
      })
      .catch((error: Error) => done(Object.assign(error, { returnCode: 3 }), false));
  };

  broker.authorizePublish = (client, packet, done) => {
    const entitled = client && owners.get(client);
    const { topic, payload, retain } = packet;
    // Nobody listens here, so there is nobody to keep a message for.
    packet.retain = false;
    if (!entitled || topic.startsWith("$") || !isOwn(house, entitled.owner, topic)) return done(new Error("not your topic"));
    takeFrom(house, pipeline, entitled, { topic, payload, retain })
      .then(() => done(null))
      .catch((error: Error) => done(error));
  };
  // People's movements are nobody else's business: sensors speak here, nobody listens.
  broker.authorizeSubscribe = (_client, _subscription, done) => done(null, null);

  const server = createServer(broker.handle);
  const port = await listen(server, house.settings.mqttPort, house.settings.host, say);
  return {
    address: () => (port === null ? null : { host: null, port }),
    async close() {
      await new Promise<void>((resolve) => broker.close(() => resolve()));
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/**
 * A broker of the clinic's own, which checks its clients itself. Several processes share the load by a shared
 * subscription.
 */
export async function joinBroker(house: House, pipeline: Pipeline, url: string): Promise<Mqtt> {
  const client = mqtt.connect(url, { clean: false, clientId: `anteroom-${process.pid}`, resubscribe: true, manualConnect: true });
  // Acknowledged by the library only after this has returned.
  client.handleMessage = (packet, done) => {
    takeFromBroker(house, pipeline, packet)
      .catch((error: unknown) => house.log.error({ err: error }, "an MQTT message could not be stored"))
      .finally(() => done());
  };
  client.on("error", (error) => house.log.warn({ err: error }, "MQTT broker"));
  client.on("connect", () => client.subscribe(house.settings.mqttTopics.map((topic) => `$share/anteroom/${topic}`), { qos: 1 }));
  client.connect();
  const { hostname, port } = new URL(url);
  return { address: () => ({ host: hostname, port: Number(port || 1883) }), close: () => client.endAsync().then(() => undefined) };
}

/** Whoever has signed in. Connections last for months, so the token is looked at again while they do. */
type Entitled = { owner: TokenOwner; token: string; checkedAt: number };
const recheckMs = 5_000;

async function takeFrom(house: House, pipeline: Pipeline, entitled: Entitled, packet: Packet): Promise<void> {
  const { owner, token } = entitled;
  if (Date.now() - entitled.checkedAt > recheckMs) {
    if (!(await ownerOf(house.database.sql, token, owner.kind, Date.now()))) throw new Error("this token has been revoked");
    entitled.checkedAt = Date.now();
  }
  if (owner.kind === "gateway") return takeRouted(house, pipeline, owner, packet);
  // A sensor that asks for its message to be kept has sent it just now; what comes over a bridge may be from earlier.
  return takeMessage(house, pipeline, owner.clinicId, owner.subjectId, { ...packet, retain: false });
}

type Packet = { topic: string; payload: Buffer | string; retain?: boolean };

async function signIn(house: House, pipeline: Pipeline, username: string, password: string): Promise<TokenOwner | undefined> {
  const { sql } = house.database;
  const owner = await ownerOf(sql, password, "sensor", Date.now());
  if (owner) return owner;
  const gateway = await ownerOf(sql, password, "gateway", Date.now());
  if (gateway && gateway.subjectId === username) return gateway;
  const whose = await whoseStranger(house, username, password);
  if (whose) pipeline.turnAway(whose.clinicId, { sender: username, via: "mqtt", reason: whose.reason, at: house.clock(), payload: { body: "(refused when it signed in to the broker)" } });
  return undefined;
}

/** A sensor has one topic; a gateway has all but those of another clinic. */
function isOwn(house: House, owner: TokenOwner, topic: string): boolean {
  const [, slug, sensorId] = topicShape.exec(topic) ?? [];
  const isOfClinic = house.keeper.state(owner.clinicId).setup.slug === slug;
  return owner.kind === "gateway" ? slug === undefined || isOfClinic : isOfClinic && owner.subjectId === sensorId;
}

async function takeRouted(house: House, pipeline: Pipeline, { clinicId, subjectId }: TokenOwner, packet: Packet): Promise<void> {
  if (topicShape.test(packet.topic)) return takeAddressed(house, pipeline, clinicId, packet);
  await route(house, pipeline, clinicId, subjectId, payloadOf(packet), { via: "mqtt", isRetained: packet.retain });
}

/** A message on the topic that names its sensor. */
async function takeAddressed(house: House, pipeline: Pipeline, clinicId: ClinicId, packet: Packet): Promise<void> {
  const sensorId = topicShape.exec(packet.topic)?.[2] as string;
  if (house.keeper.state(clinicId).setup.sensors.some((s) => s.id === sensorId)) return takeMessage(house, pipeline, clinicId, sensorId, packet);
  pipeline.turnAway(clinicId, { sender: sensorId, via: "mqtt", reason: "unknown-sender", at: house.clock(), payload: payloadOf(packet) });
}

/**
 * On the clinic's own broker nobody has shown a token: a topic that names its clinic is believed, any other only where a
 * single clinic has the sensor. Unknown senders are shown where there is but one clinic that they can belong to.
 */
export async function takeFromBroker(house: House, pipeline: Pipeline, packet: Packet): Promise<void> {
  const clinics = house.keeper.ids();
  const slug = topicShape.exec(packet.topic)?.[1];
  if (slug !== undefined) {
    const clinicId = clinics.find((id) => house.keeper.state(id).setup.slug === slug);
    return clinicId === undefined ? undefined : takeAddressed(house, pipeline, clinicId, packet);
  }
  const payload = payloadOf(packet);
  const sender = senderOf(payload);
  const having = clinics.filter((id) => sensorOf(house.keeper.state(id).setup.sensors, sender));
  const [clinicId, ...others] = having.length > 0 ? having : clinics;
  if (clinicId === undefined || others.length > 0) return house.log.warn({ topic: packet.topic, clinics: having.length }, "an MQTT message could be for several clinics or for none");
  await route(house, pipeline, clinicId, "broker", payload, { via: "mqtt", isRetained: packet.retain });
}

/** An unreadable message has marked its sensor already; sending it again would not make it readable. */
async function takeMessage(house: House, pipeline: Pipeline, clinicId: ClinicId, sensorId: string, packet: Packet): Promise<void> {
  try {
    await pipeline.take(clinicId, sensorId, payloadOf(packet), { via: "mqtt", isRetained: packet.retain });
  } catch (error) {
    if (!isPayloadError(error)) throw error;
    house.log.warn({ sensorId, reason: error.message }, "unreadable MQTT message");
  }
}

function payloadOf({ topic, payload }: Packet): Payload {
  return { body: parsedBody(payload.toString()), topic };
}

function listen(server: Server, port: number, host: string | undefined, say: (sentence: string) => void): Promise<number | null> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      say(`MQTT is off: port ${port} ${error.code === "EADDRINUSE" ? "is taken by another program" : `cannot be opened (${error.code})`}. Choose another with MQTT_PORT=, or name a broker with MQTT_URL=.`);
      resolve(null);
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
