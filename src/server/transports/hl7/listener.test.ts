import { existsSync, readdirSync, readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hourMs, minuteMs } from "#domain/time.ts";
import { saveClinic } from "#server/clinics.ts";
import { execute } from "#server/commands.ts";
import { keepExternalId } from "#server/store/external-ids.ts";
import { noon, openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";
import { allowedAddresses, openHl7, type Hl7 } from "#server/transports/hl7/listener.ts";
import { frameReader } from "#server/transports/hl7/mllp.ts";

const samples = "../shared/data/iomt/hl7v2";

describe("HL7 over MLLP", () => {
  let server: TestHouse;
  let hl7: Hl7;
  let controlId = 0;

  /** The clinic's clock at noon UTC is 13:00 in Zurich. */
  const header = (event: string, options: { id?: string; at?: string; app?: string } = {}) => `MSH|^~\\&|${options.app ?? "EHR"}|HOSP|CWR|clinic|${options.at ?? "20260115130000"}||${event}|${options.id ?? `C${++controlId}`}|P|2.5`;
  const adt = (event: string, visit: string, options: { name?: string; service?: string; type?: string; id?: string; at?: string } = {}) =>
    [
      header(`ADT^${event}^ADT_A01`, options),
      `EVN|${event}|20260115130000`,
      `PID|1||MRN-${visit}^^^HOSP^MR||${options.name ?? "Doe^Jane"}`,
      ["PV1", "1", "O", options.service ?? "gp", options.type ?? "", ...Array.from({ length: 14 }, () => ""), visit].join("|"),
    ].join("\r");
  const siu = (event: string, number: string, options: { at?: string; start?: string; service?: string; name?: string } = {}) =>
    [header(`SIU^${event}^SIU_S12`, { at: options.at }), `SCH|P-${number}|F-${number}|||||||||^^^${options.start ?? "20260115150000"}`, `PID|1||MRN-${number}^^^HOSP^MR||${options.name ?? "Doe^Jane"}`, "RGS|1", `AIS|1||${options.service ?? "gp"}`].join("\r");

  const open = async (): Promise<Socket> => {
    const socket = connect(hl7.port as number, "127.0.0.1");
    await once(socket, "connect");
    return socket;
  };
  const frame = (text: string | Buffer) => Buffer.concat([Buffer.of(0x0b), Buffer.from(text as string), Buffer.of(0x1c, 0x0d)]);
  const answersOn = async (socket: Socket, count: number): Promise<string[]> => {
    const reader = frameReader(100_000);
    const answers: string[] = [];
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      answers.push(...reader.push(chunk).map(String));
      if (answers.length >= count) break;
    }
    return answers;
  };
  const send = async (...messages: (string | Buffer)[]): Promise<string[]> => {
    const socket = await open();
    socket.write(Buffer.concat(messages.map(frame)));
    return answersOn(socket, messages.length);
  };
  const ack = async (message: string | Buffer) => {
    const [answer = ""] = await send(message);
    const segments = answer.split("\r").map((s) => s.split("|"));
    return { code: segments[1]?.[1], to: segments[1]?.[2], says: segments[1]?.[3], field: segments[2]?.[2], condition: segments[2]?.[3], severity: segments[2]?.[4], answer };
  };
  const state = () => server.house.keeper.state("clinic");
  const tickets = () => Object.values(state().tickets);
  const nameOf = async (visitId: string) => (await server.house.database.sql<{ name: string }[]>`select patient_name as name from visits where id = ${visitId}`)[0]?.name;
  const ticketFor = async (name: string) => {
    const rows = await server.house.database.sql<{ id: string }[]>`select id from visits where patient_name = ${name}`;
    return tickets().filter((t) => rows.some((r) => r.id === t.visitId));
  };
  const move = (command: Parameters<typeof execute>[2]["command"]) => execute(server.house, "clinic", { idempotencyKey: `test-${++controlId}`, command }, { kind: "staff", id: "1", name: "Ana" });

  beforeAll(async () => {
    server = await openTestHouse();
    server.house.settings.hl7 = { port: 0, clinic: undefined, allow: ["127.0.0.0/8"] };
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    hl7 = await openHl7(server.house, () => {});
  });
  afterAll(async () => {
    await hl7.close();
    await server.close();
  });

  describe("an arrival", () => {
    it("is a check-in, acknowledged when it is on disk", async () => {
      const answer = await ack(adt("A04", "V1", { name: "Arrives^Anna", type: "U", id: "MSG-1" }));
      expect(answer).toMatchObject({ code: "AA", to: "MSG-1" });
      expect(answer.answer).toMatch(/^MSH\|\^~\\&\|CWR\|clinic\|EHR\|HOSP\|\d{14}\+0000\|\|ACK\^A04\^ACK\|\w+\|P\|2\.5\r/);
      const [ticket] = await ticketFor("Anna Arrives");
      expect(ticket).toMatchObject({ state: "waiting", urgency: 3, legs: [{ serviceId: "gp" }] });
      const [row] = await server.house.database.sql`select body->>'via' as via, actor->>'name' as by from events where type = 'checked-in' and body->>'ticketId' = ${ticket?.id ?? ""}`;
      expect(row).toEqual({ via: "hl7", by: "EHR" });
    });

    it("that is sent twice is acknowledged twice and is one patient", async () => {
      const message = adt("A01", "V2", { name: "Twice^Tom", id: "MSG-2" });
      expect((await ack(message)).code).toBe("AA");
      expect((await ack(message)).code).toBe("AA");
      // With a new control id it is still the same visit.
      expect(await ack(adt("A01", "V2", { name: "Twice^Tom", id: "MSG-2b" }))).toMatchObject({ code: "AA", says: "Nothing was done: this visit has arrived already.", severity: "I" });
      expect(await ticketFor("Tom Twice")).toHaveLength(1);
    });

    it("that comes over several connections at once is one patient", async () => {
      await Promise.all(Array.from({ length: 5 }, (_, i) => ack(adt("A04", "V3", { name: "Crowd^Cora", id: `MSG-3-${i}` }))));
      expect(await ticketFor("Cora Crowd")).toHaveLength(1);
    });

    it("whose control id was used before by another message is a counter that began anew", async () => {
      await ack(adt("A04", "V4", { name: "Counter^Carl", id: "1" }));
      await ack(adt("A04", "V5", { name: "Counter^Cleo", id: "1" }));
      expect([...(await ticketFor("Carl Counter")), ...(await ticketFor("Cleo Counter"))]).toHaveLength(2);
    });

    it("goes to the service that the clinic has written down for the hospital's code", async () => {
      await keepExternalId(server.house.database.sql, { clinicId: "clinic", system: "hl7/EHR", kind: "service", externalId: "LAB" }, "blood", noon);
      await ack(adt("A04", "V6", { name: "Mapped^Mia", service: "LAB" }));
      expect((await ticketFor("Mia Mapped"))[0]?.legs).toMatchObject([{ serviceId: "blood" }]);
    });

    it("for a service that nobody knows waits at the desk, which reads what the hospital sent", async () => {
      expect((await ack(adt("A04", "V7", { name: "Which^Will", service: "XRAY9" }))).code).toBe("AA");
      expect((await ticketFor("Will Which"))[0]).toMatchObject({ state: "arrived", pause: { reason: "unknown-service: XRAY9" } });
    });

    it("leaves no name in the log, and no number of a patient outside the visit", async () => {
      await ack(adt("A04", "V8", { name: "Secretive^Sophie" }));
      const everything = await server.house.database.sql<{ row: string }[]>`
        select row_to_json(e)::text as row from events e union all select row_to_json(x)::text from external_ids x union all select row_to_json(c)::text from command_answers c`;
      expect(everything.filter((e) => /Secretive|Sophie|MRN-/.test(e.row))).toEqual([]);
    });
  });

  describe("an update", () => {
    it("changes name and urgency of whoever is here", async () => {
      await ack(adt("A04", "U1", { name: "Before^Bea" }));
      const [ticket] = await ticketFor("Bea Before");
      expect((await ack(adt("A08", "U1", { name: "After^Bea", type: "E", at: "20260115130100" }))).code).toBe("AA");
      expect(await nameOf(ticket?.visitId ?? "")).toBe("Bea After");
      expect(state().tickets[ticket?.id ?? ""]?.urgency).toBe(2);
    });

    it("that was written before one that is here already changes nothing", async () => {
      await ack(adt("A04", "U2", { name: "First^Ida", at: "20260115130000" }));
      const [ticket] = await ticketFor("Ida First");
      await ack(adt("A08", "U2", { name: "Third^Ida", at: "20260115130300" }));
      expect(await ack(adt("A08", "U2", { name: "Second^Ida", at: "20260115130200" }))).toMatchObject({ code: "AA", says: "Nothing was done: later news of this visit has come already." });
      expect(await nameOf(ticket?.visitId ?? "")).toBe("Ida Third");
    });

    it("sent again after a later one changes nothing back", async () => {
      await ack(adt("A04", "U3", { name: "One^Ole" }));
      const [ticket] = await ticketFor("Ole One");
      const second = adt("A08", "U3", { name: "Two^Ole", id: "U3-2", at: "20260115130100" });
      await ack(second);
      await ack(adt("A08", "U3", { name: "Three^Ole", at: "20260115130100" }));
      expect((await ack(second)).code).toBe("AA");
      expect(await nameOf(ticket?.visitId ?? "")).toBe("Ole Three");
    });

    it("of a patient whom nobody here knows is no error", async () => {
      expect(await ack(adt("A08", "elsewhere"))).toMatchObject({ code: "AA", says: "Nothing was done: nobody here knows this visit." });
    });

    it.skipIf(!existsSync(samples))("as the sample of an electronic record writes it finds its patient by number", async () => {
      const sample = readFileSync(join(samples, "13_composed_adt_a08.hl7"));
      const arrival = sample.toString().replaceAll("A08", "A04").replace("ADT0009", "ADT0008").replace("Doe^Jane", "Sample^Jane").replace("20260301115900", "20260301110000");
      expect((await ack(arrival)).code).toBe("AA");
      const [ticket] = await ticketFor("Jane Sample");
      expect(await ack(sample)).toMatchObject({ code: "AA", to: "ADT0009" });
      expect(await nameOf(ticket?.visitId ?? "")).toBe("Jane Doe");
    });
  });

  describe("a discharge", () => {
    it("of a patient who waits is a patient who has left", async () => {
      await ack(adt("A04", "D1", { name: "Leaves^Lea" }));
      expect((await ack(adt("A03", "D1"))).code).toBe("AA");
      expect((await ticketFor("Lea Leaves"))[0]?.state).toBe("left");
    });

    it("of a patient who is being served ends the whole visit", async () => {
      await ack(adt("A04", "D2", { name: "Served^Sven" }));
      const [ticket] = await ticketFor("Sven Served");
      const ticketId = ticket?.id ?? "";
      await move({ type: "call", ticketId, roomId: "room-1" });
      await move({ type: "start", ticketId });
      await ack(adt("A03", "D2"));
      expect(state().tickets[ticketId]?.state).toBe("done");
      expect(await ack(adt("A03", "D2", { at: "20260115140000" }))).toMatchObject({ code: "AA", says: "Nothing was done: this visit is over already." });
      expect(await ack(adt("A11", "D2"))).toMatchObject({ code: "AA" });
      expect(state().tickets[ticketId]?.state).toBe("done");
    });

    it("that overtakes its own arrival leaves nobody waiting for ever", async () => {
      await ack(adt("A03", "D3", { at: "20260115133000" }));
      expect(await ack(adt("A04", "D3", { name: "Overtaken^Olga", at: "20260115130000" }))).toMatchObject({ code: "AA", says: "Nothing was done: this visit has ended since." });
      expect(await ticketFor("Olga Overtaken")).toEqual([]);
    });
  });

  it("strikes out an admission that was cancelled, and takes the patient again", async () => {
    await ack(adt("A01", "X1", { name: "Error^Eva" }));
    expect((await ack(adt("A11", "X1", { at: "20260115130500" }))).code).toBe("AA");
    expect((await ticketFor("Eva Error")).map((t) => t.state)).toEqual(["entered-in-error"]);
    await ack(adt("A01", "X1", { name: "Error^Eva", at: "20260115131000" }));
    expect((await ticketFor("Eva Error")).map((t) => t.state).sort()).toEqual(["entered-in-error", "waiting"]);
  });

  describe("scheduling", () => {
    const booked = (start: number) => Object.values(state().appointments ?? {}).filter((a) => a.scheduledAt === start);

    it("books, moves, cancels and notes who did not come", async () => {
      expect((await ack(siu("S12", "S1"))).code).toBe("AA");
      const [appointment] = booked(noon + 2 * hourMs);
      expect(appointment).toMatchObject({ state: "booked", serviceIds: ["gp"] });
      await ack(siu("S13", "S1", { start: "20260115153000+0100", at: "20260115130100" }));
      expect(state().appointments?.[appointment?.id ?? ""]?.scheduledAt).toBe(noon + 2.5 * hourMs);
      await ack(siu("S14", "S1", { start: "20260115153000", service: "blood", at: "20260115130200" }));
      expect(state().appointments?.[appointment?.id ?? ""]?.serviceIds).toEqual(["blood"]);
      await ack(siu("S15", "S1", { at: "20260115130300" }));
      expect(state().appointments?.[appointment?.id ?? ""]?.state).toBe("cancelled");
      await ack(siu("S12", "S2", { start: "20260115100000" }));
      await ack(siu("S26", "S2", { at: "20260115130100" }));
      expect(booked(noon - 3 * hourMs)).toMatchObject([{ state: "missed" }]);
    });

    it("takes a move of what it never heard of for a booking, and a late move of what was cancelled for nothing", async () => {
      await ack(siu("S13", "S3", { start: "20260115161500", at: "20260115130100" }));
      expect(booked(noon + 3.25 * hourMs)).toMatchObject([{ state: "booked" }]);
      await ack(siu("S15", "S4", { at: "20260115130500" }));
      expect(await ack(siu("S12", "S4", { start: "20260115164500", at: "20260115130000" }))).toMatchObject({ code: "AA", says: "Nothing was done: this appointment has been cancelled since." });
      expect(booked(noon + 3.75 * hourMs)).toEqual([]);
    });

    it("is remembered when the patient arrives", async () => {
      await ack(siu("S12", "S5", { start: "20260115140000", service: "blood", name: "Booked^Bo" }));
      const [appointment] = booked(noon + hourMs);
      await ack(adt("A04", "S5", { name: "Booked^Bo", service: "elsewhere" }));
      const [ticket] = await ticketFor("Bo Booked");
      expect(ticket).toMatchObject({ state: "waiting", appointmentAt: noon + hourMs, legs: [{ serviceId: "blood" }] });
      expect(state().appointments?.[appointment?.id ?? ""]?.state).toBe("arrived");
    });

    it("says which field keeps it from booking", async () => {
      expect(await ack(siu("S12", "S6", { service: "unheard-of" }))).toMatchObject({ code: "AE", field: "AIS^1^3", condition: "103^Table value not found^HL70357", severity: "E" });
      expect(await ack(siu("S12", "S7", { start: "20260115" }))).toMatchObject({ code: "AE", field: "SCH^1^11", condition: "102^Data type error^HL70357" });
    });

    it("books whoever is pre-admitted, and lets go of them", async () => {
      const expected = (event: string, at: string) => `${adt(event, "P1", { name: "Pre^Pia", at })}\rPV2||||||||20260115170000`;
      await ack(expected("A05", "20260115130000"));
      expect(booked(noon + 4 * hourMs)).toMatchObject([{ state: "booked" }]);
      await ack(expected("A38", "20260115130100"));
      expect(booked(noon + 4 * hourMs)).toMatchObject([{ state: "cancelled" }]);
    });
  });

  describe("what it does not take", () => {
    it.skipIf(!existsSync(samples))("is refused politely: the samples of monitors and gateways", async () => {
      const before = state().seq;
      for (const file of readdirSync(samples).filter((name) => !name.includes("adt")))
        expect(await ack(readFileSync(join(samples, file))), file).toMatchObject({ code: "AR", field: "MSH^1^9", condition: "200^Unsupported message type^HL70357" });
      expect(state().seq).toBe(before);
    });

    it("is said with the field: an event, a missing control id, a clinic, no header, nobody's name or number", async () => {
      expect(await ack(adt("A40", "N1"))).toMatchObject({ code: "AR", field: "MSH^1^9", condition: "201^Unsupported event code^HL70357" });
      expect(await ack("MSH|^~\\&|EHR|HOSP|CWR|clinic|20260115||ADT^A04||P|2.5")).toMatchObject({ code: "AE", field: "MSH^1^10" });
      expect(await ack("PID|1||1||Doe^Jane")).toMatchObject({ code: "AR", field: "MSH^1", condition: "100^Segment sequence error^HL70357" });
      expect(await ack(`${header("ADT^A04")}\rPV1|1|O|gp`)).toMatchObject({ code: "AE", field: "PID^1^3", condition: "101^Required field missing^HL70357" });
      expect(await ack(header("ADT^A04").replace("|2.5", "|3.0"))).toMatchObject({ code: "AR", field: "MSH^1^12" });
      expect(await ack(Buffer.alloc(0))).toMatchObject({ code: "AR" });
    });

    it("never harms the next message: noise, half frames, and ten megabytes without an end", async () => {
      const flood = await open();
      flood.on("error", () => {});
      const closed = new Promise((resolve) => flood.once("close", resolve));
      flood.write(Buffer.of(0x0b));
      for (let i = 0; i < 160 && !flood.destroyed; i++) flood.write(Buffer.alloc(65_536, 0x41));
      await closed;
      const half = await open();
      half.write("\x0bMSH|^~\\&|half");
      half.destroy();
      const noisy = await open();
      noisy.write(Buffer.concat([Buffer.from("GET / HTTP/1.1\r\n\r\n"), Buffer.of(0x00, 0xff, 0x1c, 0x0d), frame(Buffer.from([0xff, 0xfe, 0x00])), frame(adt("A04", "H1", { name: "Harmless^Hal" }))]));
      const answers = await answersOn(noisy, 2);
      expect(answers.map((a) => a.split("\r")[1]?.split("|")[1])).toEqual(["AR", "AA"]);
      expect(await ticketFor("Hal Harmless")).toHaveLength(1);
    });

    it("does not answer an address that is not on the list", () => {
      const isAllowed = allowedAddresses(["10.1.0.0/16", "192.168.7.9", "fd00::/8"]);
      expect(["10.1.200.3", "::ffff:10.1.0.1", "192.168.7.9", "fd12::1"].map(isAllowed)).toEqual([true, true, true, true]);
      expect(["10.2.0.1", "192.168.7.10", "::1", "2001:db8::1"].map(isAllowed)).toEqual([false, false, false, false]);
      expect(() => allowedAddresses(["hospital"])).toThrow('HL7_ALLOW has "hospital"');
      expect(allowedAddresses([])("8.8.8.8")).toBe(true);
    });
  });

  it("answers many messages of one connection in their order", async () => {
    const messages = Array.from({ length: 40 }, (_, i) => adt("A04", `M${i}`, { name: `Many^N${i}`, id: `many-${i}` }));
    const answers = await send(...messages);
    expect(answers.map((a) => a.split("\r")[1])).toEqual(messages.map((_, i) => `MSA|AA|many-${i}|`));
  });

  it("asks which clinic where there are several", async () => {
    await saveClinic(server.house, smallClinic("other"), { isDemo: false });
    expect((await ack(adt("A04", "W1"))).code).toBe("AA");
    expect(await ack(adt("A04", "W2").replace("|clinic|", "|nowhere|"))).toMatchObject({ code: "AE", field: "MSH^1^6", condition: "204^Unknown key identifier^HL70357" });
    await ack(adt("A04", "W3").replace("|clinic|", "|other|"));
    expect(Object.values(server.house.keeper.state("other").tickets)).toHaveLength(1);
  });

  it("lets a minute pass between an arrival and its discharge by the sender's clock alone", async () => {
    server.clock.now += minuteMs;
    await ack(adt("A04", "Z1", { name: "Zone^Zed", at: "20260115130000+0100" }));
    await ack(adt("A03", "Z1", { at: "20260115120100+0000" }));
    expect((await ticketFor("Zed Zone"))[0]?.state).toBe("left");
  });
});
