import mqtt, { type MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { saveClinic } from "#server/clinics.ts";
import { issueToken, newToken, revokeTokens } from "#server/store/tokens.ts";
import { axisPush, noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";
import { openBroker, takeFromBroker, type Mqtt } from "#server/transports/mqtt.ts";

/** What is kept for administrators is written a moment after it was counted or refused. */
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 5_000, interval: 20 });

describe("counts over MQTT", () => {
  let server: TestHouse;
  let broker: Mqtt;
  const token = newToken();
  const open: MqttClient[] = [];
  const connect = async (password: string) => {
    const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.address()?.port}`, { username: "door-sensor", password, reconnectPeriod: 0 });
    open.push(client);
    return client;
  };
  const rows = async () => (await server.house.database.sql<{ n: number }[]>`select count(*)::int as n from readings`)[0]?.n;

  beforeAll(async () => {
    server = await openTestHouse();
    server.house.settings.mqttPort = 0;
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    await issueToken(server.house.database.sql, { clinicId: "clinic", kind: "sensor", subjectId: "door-sensor" }, token, noon);
    broker = await openBroker(server.house, server.pipeline, () => {});
  });
  afterAll(async () => {
    await Promise.all(open.map((client) => client.endAsync(true)));
    await broker.close();
    await server.close();
  });

  it("are on the disk when they are acknowledged", async () => {
    const client = await connect(token);
    await client.publishAsync("anteroom/clinic/sensors/door-sensor", JSON.stringify(axisPush(noon, 4, 1)), { qos: 1 });
    expect(await rows()).toBe(1);
    expect(server.house.keeper.state("clinic").zones.waiting?.people).toBe(3);
  });

  it("count once when the broker's acknowledgement was lost and the sensor sends again", async () => {
    const client = await connect(token);
    await client.publishAsync("anteroom/clinic/sensors/door-sensor", JSON.stringify(axisPush(noon, 4, 1)), { qos: 1 });
    expect(await rows()).toBe(1);
  });

  it("mark the sensor when they cannot be read, and leave it connected", async () => {
    const client = await connect(token);
    await client.publishAsync("anteroom/clinic/sensors/door-sensor", "{not json", { qos: 1 });
    expect(server.house.keeper.health("clinic")["door-sensor"]?.trouble?.says).toContain("Unreadable message");
    await client.publishAsync("anteroom/clinic/sensors/door-sensor", JSON.stringify(axisPush(noon + 60_000, 0, 0)), { qos: 1 });
    expect(server.house.keeper.health("clinic")["door-sensor"]?.trouble).toBeUndefined();
  });

  it("are refused with a wrong token", async () => {
    await expect(connect("wrong-token-wrong-token")).rejects.toThrow();
  });

  it("may come below the sensor's own topic, where some write what they measure", async () => {
    const before = (await rows()) ?? 0;
    const client = await connect(token);
    await client.publishAsync("anteroom/clinic/sensors/door-sensor/people/counts", JSON.stringify(axisPush(noon + 120_000, 1, 1)), { qos: 1 });
    expect(await rows()).toBe(before + 1);
  });

  it("are refused on another sensor's topic", async () => {
    const before = await rows();
    const client = await connect(token);
    const closed = new Promise<void>((resolve) => client.on("close", () => resolve()));
    client.publish("anteroom/clinic/sensors/other-sensor", JSON.stringify(axisPush(noon, 9, 0)), { qos: 1 });
    await closed;
    expect(await rows()).toBe(before);
  });

  it("are nobody's to listen to", async () => {
    const client = await connect(token);
    const [granted] = await client.subscribeAsync("anteroom/#").catch(() => [{ qos: 128 }]);
    expect(granted?.qos).toBe(128);
  });

  describe("through a gateway", () => {
    const gatewayToken = newToken();
    const join = async (username = "hub") => {
      const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.address()?.port}`, { username, password: gatewayToken, reconnectPeriod: 0 });
      open.push(client);
      return client;
    };
    const strangers = async () => (await server.house.database.sql<{ sender: string; reason: string }[]>`select sender, reason from quarantine order by sender`).map((q) => `${q.sender}: ${q.reason}`);
    const uplink = (inTotal: number, at: number) => JSON.stringify({ deviceInfo: { devEui: "24e124fffe000001" }, time: new Date(at).toISOString(), fPort: 85, data: Buffer.from([0x04, 0xcc, inTotal, 0, 0, 0]).toString("base64") });
    const people = () => {
      const { enteredToday = 0, leftToday = 0 } = server.house.keeper.state("clinic").zones.waiting ?? {};
      return enteredToday - leftToday;
    };

    beforeAll(async () => {
      const clinic = smallClinic();
      const radio = { id: "radio", name: "Radio", adapter: "milesight-vs", externalId: "24E124FFFE000001", expectedEverySeconds: 600, placements: [{ at: "door", doorId: "door", reversed: false }] } as const;
      const camera = { id: "frigate", name: "Frigate", adapter: "frigate", externalId: "frigate/waiting_room", expectedEverySeconds: 60, placements: [{ at: "zone", zoneId: "waiting" }] } as const;
      await saveClinic(server.house, { ...clinic, sensors: [...clinic.sensors, { ...radio, placements: [...radio.placements] }, { ...camera, placements: [...camera.placements] }] }, { isDemo: false });
      await issueToken(server.house.database.sql, { clinicId: "clinic", kind: "gateway", subjectId: "hub" }, gatewayToken, noon);
    });

    it("count for the sensor that the payload or the topic names", async () => {
      const hub = await join();
      const before = people();
      await hub.publishAsync("application/7/device/24e124fffe000001/event/up", uplink(10, noon), { qos: 1 });
      await hub.publishAsync("application/7/device/24e124fffe000001/event/up", uplink(13, noon + 600_000), { qos: 1 });
      expect(people()).toBe(before + 3);
      await hub.publishAsync("frigate/waiting_room/person", "4", { qos: 1 });
      expect(server.house.keeper.health("clinic").frigate?.heardAt).toBe(noon);
    });

    it("wait in quarantine where nobody is named, also on the clinic's own topics", async () => {
      const hub = await join();
      await hub.publishAsync("zigbee2mqtt/hall_pir", '{"occupancy": true}', { qos: 1 });
      await hub.publishAsync("anteroom/clinic/sensors/no-such", "{}", { qos: 1 });
      await soon(async () => expect(await strangers()).toEqual(expect.arrayContaining(["no-such: unknown-sender", "zigbee2mqtt/hall_pir: unknown-sender"])));
    });

    it("never count people of whom a broker had kept the news, but totals as the baseline that they are", async () => {
      const hub = await join();
      const before = people();
      await hub.publishAsync("anteroom/clinic/sensors/door-sensor", JSON.stringify(axisPush(noon + 300_000, 7, 0)), { qos: 1, retain: true });
      expect(people()).toBe(before);
      await hub.publishAsync("application/7/device/24e124fffe000001/event/up", uplink(15, noon + 1_200_000), { qos: 1, retain: true });
      expect(people()).toBe(before + 2);
    });

    it("are refused on another clinic's topics and on the broker's own", async () => {
      for (const topic of ["anteroom/other/sensors/door-sensor", "$SYS/x/new/clients"]) {
        const hub = await join();
        const closed = new Promise<void>((resolve) => hub.on("close", () => resolve()));
        hub.publish(topic, "{}", { qos: 1 });
        await closed;
      }
    });

    it("are refused under another name, and a known sensor with a wrong token is shown to its clinic", async () => {
      await expect(join("another-hub")).rejects.toThrow();
      await expect(connect("wrong-token-wrong-token")).rejects.toThrow();
      await soon(async () => expect(await strangers()).toContain("door-sensor: wrong-token"));
    });
  });

  describe("from a broker of the clinic's own", () => {
    const counted = (clinicId: string) => server.house.keeper.state(clinicId).zones.waiting?.enteredToday ?? 0;
    const arrive = (topic: string, body: unknown, retain = false) => takeFromBroker(server.house, server.pipeline, { topic, payload: JSON.stringify(body), retain });
    const serial = (at: number, entered: number) => axisPush(at, entered, 0);
    const withSerial = (id: string) => {
      const clinic = smallClinic(id);
      return { ...clinic, sensors: clinic.sensors.map((s) => (s.id === "door-sensor" ? { ...s, externalId: "B8A44F0A1C01" } : s)) };
    };

    it("count for the sensor that the topic names, and only now and not from what the broker had kept", async () => {
      const before = counted("clinic");
      await arrive("anteroom/clinic/sensors/door-sensor", axisPush(noon + 7_200_000, 2, 0));
      await arrive("anteroom/clinic/sensors/door-sensor", axisPush(noon + 7_260_000, 5, 0), true);
      expect(counted("clinic")).toBe(before + 2);
    });

    it("count where a single clinic has the sensor, and nowhere where two have it", async () => {
      await saveClinic(server.house, withSerial("second"), { isDemo: false });
      await arrive("cameras/door", serial(noon, 3));
      expect(counted("second")).toBe(3);
      await saveClinic(server.house, withSerial("third"), { isDemo: false });
      await arrive("cameras/door", serial(noon + 60_000, 3));
      expect([counted("second"), counted("third")]).toEqual([3, 0]);
    });

    it("are nobody's where no clinic has the sensor and several might", async () => {
      const rows = async () => (await server.house.database.sql`select 1 from quarantine where sender = 'cameras/unknown'`).length;
      await arrive("cameras/unknown/1", { occupancy: true });
      await arrive("anteroom/no-such-clinic/sensors/door-sensor", {});
      expect(await rows()).toBe(0);
    });
  });

  it("end within seconds when the token is revoked, although the connection is still there", async () => {
    const second = newToken();
    const owner = { clinicId: "clinic", kind: "sensor", subjectId: "other-sensor" } as const;
    await issueToken(server.house.database.sql, owner, second, noon);
    const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.address()?.port}`, { username: "other-sensor", password: second, reconnectPeriod: 0 });
    open.push(client);
    await revokeTokens(server.house.database.sql, owner, noon);
    vi.useFakeTimers({ now: Date.now() + 6_000, toFake: ["Date"] });
    const closed = new Promise<void>((resolve) => client.on("close", () => resolve()));
    client.publish("anteroom/clinic/sensors/other-sensor", "{}", { qos: 1 });
    await closed;
    vi.useRealTimers();
  });
});
