import mqtt, { type MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveClinic } from "#server/clinics.ts";
import { issueToken, newToken } from "#server/store/tokens.ts";
import { axisPush, noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";
import { openBroker, type Mqtt } from "#server/transports/mqtt.ts";

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
});
