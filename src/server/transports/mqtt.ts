import { createServer, type Server } from "node:net";
import { Aedes, type AuthenticateError } from "aedes";
import mqtt from "mqtt";
import { isPayloadError } from "#sensors/payload-error.ts";
import type { House } from "#server/house.ts";
import type { Pipeline } from "#server/pipeline.ts";
import { ownerOf, type TokenOwner } from "#server/store/tokens.ts";
import { parsedBody } from "#server/transports/parsed-body.ts";

/** What MQTT brings in, by either broker. `address` is null when there is none; its host, when it is this machine. */
export type Mqtt = { address(): { host: string | null; port: number } | null; close(): Promise<void> };

/** anteroom/<clinic>/sensors/<sensorId>, and what stands below: many senders write what they measure into the topic. */
const topicShape = /^anteroom\/([^/]+)\/sensors\/([^/]+)(?:\/.*)?$/;

/**
 * The broker that comes with Anteroom. A sensor signs in with its id and its token, and may publish to its own topic
 * and below only. Its message is acknowledged after the rows are on disk, so QoS 1 keeps its promise through a crash.
 * A port that is taken is said, and everything else runs on.
 */
export async function openBroker(house: House, pipeline: Pipeline, say: (sentence: string) => void): Promise<Mqtt> {
  const broker = await Aedes.createBroker();
  const owners = new WeakMap<object, TokenOwner>();

  broker.authenticate = (client, _username, password, done) => {
    ownerOf(house.database.sql, password?.toString() ?? "", "sensor", Date.now())
      .then((owner) => {
        if (owner) owners.set(client, owner);
        const refused: AuthenticateError = Object.assign(new Error("unknown token"), { returnCode: 4 });
        done(owner ? null : refused, owner !== undefined);
      })
      .catch((error: Error) => done(Object.assign(error, { returnCode: 3 }), false));
  };

  broker.authorizePublish = (client, packet, done) => {
    const owner = client && owners.get(client);
    const [, slug, sensorId] = topicShape.exec(packet.topic) ?? [];
    const isOwn = owner && owner.subjectId === sensorId && house.keeper.state(owner.clinicId).setup.slug === slug;
    if (!isOwn) return done(new Error("not your topic"));
    takeMessage(house, pipeline, owner.clinicId, sensorId, packet)
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
    const [, slug, sensorId] = topicShape.exec(packet.topic) ?? [];
    const clinicId = house.keeper.ids().find((id) => house.keeper.state(id).setup.slug === slug);
    if (sensorId === undefined || clinicId === undefined) return done();
    takeMessage(house, pipeline, clinicId, sensorId, packet)
      .catch((error: unknown) => house.log.error({ err: error }, "an MQTT message could not be stored"))
      .finally(() => done());
  };
  client.on("error", (error) => house.log.warn({ err: error }, "MQTT broker"));
  client.on("connect", () => client.subscribe("$share/anteroom/anteroom/+/sensors/+/#", { qos: 1 }));
  client.connect();
  const { hostname, port } = new URL(url);
  return { address: () => ({ host: hostname, port: Number(port || 1883) }), close: () => client.endAsync().then(() => undefined) };
}

type Packet = { topic: string; payload: Buffer | string; retain?: boolean };

/** An unreadable message has marked its sensor already; sending it again would not make it readable. */
async function takeMessage(house: House, pipeline: Pipeline, clinicId: string, sensorId: string, packet: Packet): Promise<void> {
  try {
    await pipeline.take(clinicId, sensorId, { body: parsedBody(packet.payload.toString()), topic: packet.topic });
  } catch (error) {
    if (!isPayloadError(error)) throw error;
    house.log.warn({ sensorId, reason: error.message }, "unreadable MQTT message");
  }
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
