import { describe, expect, it } from "vitest";
import type { Sensor } from "#domain/setup.ts";
import { senderOf, sensorOf } from "#server/transports/sender-of.ts";

const sensor = (id: string, externalId?: string): Sensor => ({ id, name: id, adapter: "milesight-vs", expectedEverySeconds: 600, placements: [], ...(externalId === undefined ? {} : { externalId }) });
const sensors = [sensor("radio", "24E124-FFFE-0000-01"), sensor("eui", "70B3D5E75E000001"), sensor("camera", "frigate/waiting_room"), sensor("frigate", "frigate/#"), sensor("axis", "B8A44F0A1C01"), sensor("nameless")];
const found = (body: unknown, topic?: string) => sensorOf(sensors, senderOf({ body, ...(topic === undefined ? {} : { topic }) }))?.id;

describe("the sender of a message through a gateway", () => {
  it.each([
    ["The Things Stack", { end_device_ids: { device_id: "hall", dev_eui: "70B3D5E75E000001" }, uplink_message: {} }],
    ["ChirpStack 4", { deviceInfo: { devEui: "70b3d5e75e000001" }, data: "" }],
    ["LORIOT", { cmd: "rx", EUI: "70B3D5E75E000001", data: "" }],
    ["Actility", { DevEUI_uplink: { DevEUI: "70B3D5E75E000001" } }],
    ["a plain one", { devEui: "70:b3:d5:e7:5e:00:00:01", fPort: 1 }],
  ])("is known by its DevEUI in the words of %s", (_server, body) => expect(found(body)).toBe("eui"));

  it("is known by the DevEUI in its topic", () => {
    expect(found({ data: "AQ==" }, "application/7/device/70b3d5e75e000001/event/up")).toBe("eui");
  });

  it("is known by a serial number, however it is written", () => {
    expect(found({ apiName: "Axis Retail Data", sensor: { serial: "b8a44f0a1c01" } })).toBe("axis");
    expect(found({ sensor: { mac: "B8:A4:4F:0A:1C:01" } })).toBe("axis");
  });

  it("is known by the longest beginning of its topic, in whole segments", () => {
    expect(found("4", "frigate/waiting_room/person")).toBe("camera");
    expect(found("4", "frigate/waiting_room_2/person")).toBe("frigate");
    expect(found("4", "frigates/waiting_room/person")).toBeUndefined();
  });

  it("is nobody where no sensor has such an id, and never one that has none", () => {
    expect(found({ devEui: "0000000000000000" })).toBeUndefined();
    expect(found({})).toBeUndefined();
    expect(found("nameless")).toBeUndefined();
  });

  it("is called by its DevEUI, otherwise by the beginning of its topic, otherwise by its serial number", () => {
    expect(senderOf({ body: { EUI: "A1" }, topic: "x/y/z" }).shown).toBe("A1");
    expect(senderOf({ body: { after: { id: "1607.2-x" } }, topic: "frigate/events/more" }).shown).toBe("frigate/events");
    expect(senderOf({ body: { serial: 12345 } }).shown).toBe("12345");
    expect(senderOf({ body: [] }).shown).toBe("(no name)");
  });
});
