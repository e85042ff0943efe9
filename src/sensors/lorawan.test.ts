import { describe, expect, it } from "vitest";
import { overLorawan, type Uplink } from "#sensors/lorawan.ts";

const received = Date.UTC(2026, 0, 15, 12);

/** The radio message as a decoder gets it, its bytes in a row. */
function uplinkFrom(body: unknown): (Omit<Uplink, "bytes"> & { bytes: number[] }) | undefined {
  let heard: (Omit<Uplink, "bytes"> & { bytes: number[] }) | undefined;
  overLorawan(({ bytes, ...uplink }) => {
    heard = { ...uplink, bytes: Array.from({ length: bytes.left }, () => bytes.u8()) };
    return [];
  })({ body }, { receivedAt: received, timeZone: "UTC" });
  return heard;
}

const theThingsStack = (message: object, more: object = {}) => ({ end_device_ids: { dev_eui: "0004A30B001C0530" }, received_at: "2026-01-15T11:59:59.014773143Z", uplink_message: message, ...more });

describe("The Things Stack", () => {
  it("says when the message was heard, to the millisecond, and which it is", () => {
    expect(uplinkFrom(theThingsStack({ f_port: 1, f_cnt: 7, session_key_id: "AXA5", frm_payload: "gkHe", received_at: "2026-01-15T11:59:58.789585559Z" }))).toEqual({
      fPort: 1,
      bytes: [0x82, 0x41, 0xde],
      at: Date.UTC(2026, 0, 15, 11, 59, 58, 789),
      seq: "AXA5/7",
    });
  });

  it("leaves out what is zero", () => {
    expect(uplinkFrom(theThingsStack({ frm_payload: "AA==" }))).toMatchObject({ fPort: 0, bytes: [0], seq: "/0" });
    expect(uplinkFrom(theThingsStack({ f_port: 1 }))).toBeUndefined();
  });

  it("may simulate a message, which nobody has crossed a line for", () => {
    expect(uplinkFrom(theThingsStack({ f_port: 1, frm_payload: "gkHe" }, { simulated: true }))).toBeUndefined();
  });

  it("tells of joins, which are no uplinks", () => {
    expect(uplinkFrom({ end_device_ids: { dev_eui: "0004A30B001C0530" }, received_at: "2026-01-15T11:59:59Z", join_accept: {} })).toBeUndefined();
  });
});

describe("ChirpStack", () => {
  const event = { deduplicationId: "3ac7e3c4", time: "2026-01-15T11:59:58.775023242+00:00", deviceInfo: { devEui: "0101010101010101" } };

  it("numbers each message once, however many gateways heard it", () => {
    expect(uplinkFrom({ ...event, fPort: 1, data: "qg==" })).toEqual({ fPort: 1, bytes: [0xaa], at: Date.UTC(2026, 0, 15, 11, 59, 58, 775), seq: "3ac7e3c4" });
  });

  it("tells of joins and batteries, which are no uplinks", () => {
    expect(uplinkFrom({ ...event, margin: 10, batteryLevel: 88.3 })).toBeUndefined();
    expect(uplinkFrom(event)).toBeUndefined();
  });
});

describe("LORIOT", () => {
  it("writes bytes in hexadecimal digits", () => {
    expect(uplinkFrom({ cmd: "rx", seqno: 4, EUI: "0102030405060708", ts: 1768478399000, port: 85, data: "01FF" })).toEqual({ fPort: 85, bytes: [1, 255], at: 1768478399000, seq: "4" });
  });
});

describe("a plain message", () => {
  it.each([
    ["hexadecimal digits", { bytes: "01ff" }],
    ["a list", { bytes: [1, 255] }],
    ["base64", { data: "Af8=" }],
  ])("has its bytes as %s", (_, body) => {
    expect(uplinkFrom({ fPort: 2, ...body })).toMatchObject({ fPort: 2, bytes: [1, 255], at: received });
  });

  it.each([
    ["fPort", {}],
    ["bytes", { fPort: 1 }],
    ["bytes", { fPort: 1, bytes: "123" }],
    ["data", { fPort: 1, data: "*" }],
    ["(whole payload)", "0102"],
  ])("is refused for its %s", (field, body) => {
    expect(() => uplinkFrom(body)).toThrow(`${field}: `);
  });
});
