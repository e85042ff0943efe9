import { connectAsync } from "mqtt";
import { axisCount } from "../fixtures/counts.ts";
import { expect, test } from "../fixtures/test.ts";

test("A count posted by the door's sensor changes the floor", async ({ api, signedIn }) => {
  const before = (await api.view("floor")).zones.find((zone) => zone.id === "hall")?.enteredToday ?? 0;
  const floor = await signedIn("doctor", "/floor");
  const hall = floor.getByRole("article", { name: "Entrance hall" });
  await api.count("main-counter", axisCount(Date.now(), { in: 3, out: 0 }));
  await expect(hall).toContainText(`${before + 3} in`);
  await expect(floor.getByRole("row", { name: /Main entrance counter/ })).toContainText("Speaking");
});

test("A count sent over MQTT changes the floor", async ({ api, adminApi, signedIn, house }) => {
  const { clinicSlug, mqtt: broker } = await adminApi.access();
  if (!broker) throw new Error("The server has no MQTT broker");
  const before = (await api.view("floor")).zones.find((zone) => zone.id === "waiting")?.enteredToday ?? 0;
  const floor = await signedIn("doctor", "/floor");
  const sensor = await connectAsync(`mqtt://localhost:${broker.port}`, { username: "waiting-counter", password: house.tokens.sensors["waiting-counter"], reconnectPeriod: 0 });
  await sensor.publishAsync(`anteroom/${clinicSlug}/sensors/waiting-counter`, JSON.stringify(axisCount(Date.now(), { in: 2, out: 0 })), { qos: 1 });
  await sensor.endAsync();
  await expect(floor.getByRole("article", { name: "Waiting room" })).toContainText(`${before + 2} in`);
});
