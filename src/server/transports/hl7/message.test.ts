import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMessage, repetitionsAt, valueAt, valuesAt } from "#server/transports/hl7/message.ts";
import { momentAt } from "#server/transports/hl7/moment.ts";
import { contactIn, nameIn, urgencyIn } from "#server/transports/hl7/patient.ts";
import { Hl7Refusal } from "#server/transports/hl7/refusal.ts";

const header = "MSH|^~\\&|EHR|HOSP|CWR|CLINIC|20260301115900||ADT^A08^ADT_A01|7|P|2.6";
const message = (...segments: string[]) => readMessage(Buffer.from([header, ...segments].join("\r")));

describe("an HL7 message", () => {
  it("is read by the separators that it names itself", () => {
    const odd = readMessage(Buffer.from("MSH$%*!@$EHR%1$HOSP\rPID$1$$P1%x*P2$$Doe%Jane"));
    expect(valueAt(odd, "MSH-3")).toBe("EHR");
    expect(valueAt(odd, "MSH-3.2")).toBe("1");
    expect(repetitionsAt(odd, "PID-3")).toEqual([["P1", "x"], ["P2"]]);
    expect(nameIn(odd)).toBe("Jane Doe");
  });

  it("gives its escapes as what they stand for", () => {
    const escaped = message("PID|1||P\\T\\1\\S\\2||O\\F\\Brien^A\\R\\B\\E\\C\\H\\D\\N\\^x\\X41\\y");
    expect(valueAt(escaped, "PID-3")).toBe("P&1^2");
    expect(repetitionsAt(escaped, "PID-5")).toEqual([["O|Brien", "A~B\\CD", "xAy"]]);
  });

  it("leaves an escape that is never closed as it stands", () => {
    expect(valueAt(message("PID|1||A\\B"), "PID-3")).toBe("A\\B");
  });

  it("takes the first of subcomponents and of repetitions, and nothing for what is to be deleted", () => {
    const m = message('PID|1||A&B~C||""^""', "AIS|1||GP", "AIS|2||ECG");
    expect(valueAt(m, "PID-3")).toBe("A");
    expect(valueAt(m, "PID-5")).toBeUndefined();
    expect(nameIn(m)).toBeUndefined();
    expect(valuesAt(m, "AIS-3")).toEqual(["GP", "ECG"]);
  });

  it("may end its lines as some senders do", () => {
    const m = readMessage(Buffer.from(`\r\n${header}\r\nPID|1||A\n`));
    expect(valueAt(m, "PID-3")).toBe("A");
  });

  it("is read in the character set of MSH-18", () => {
    const withCharset = (charset: string, bytes: Buffer) => nameIn(readMessage(Buffer.concat([Buffer.from(`${header}||||||${charset}\rPID|1||1||`), bytes])));
    const name = "Müller^Zoë";
    expect(withCharset("UNICODE UTF-8", Buffer.from(name, "utf8"))).toBe("Zoë Müller");
    expect(withCharset("8859/1", Buffer.from(name, "latin1"))).toBe("Zoë Müller");
    expect(withCharset("8859/2", Buffer.from([0xa3, 0xf3, 0x64, 0xbc]))).toBe("Łódź");
    expect(withCharset("", Buffer.from(name, "utf8"))).toBe("Zoë Müller");
    expect(withCharset("", Buffer.from(name, "latin1"))).toBe("Zoë Müller");
    expect(() => withCharset("UNICODE UTF-8", Buffer.from(name, "latin1"))).toThrow("MSH-18");
    expect(() => withCharset("ISO IR87", Buffer.from(name))).toThrow("MSH-18 names a character set that Anteroom does not read");
  });

  it("says of a patient what the queue can use", () => {
    const m = message("PID|1||1||Nick^^^^^^N~Doe^Jane^Q^^^^L||||||||+41 44 000 00 00^PRN^PH~^NET^Internet^jane@example.org||de", "PV1|1|O||U", "PV2");
    expect(nameIn(m)).toBe("Jane Q Doe");
    expect(contactIn(m)).toEqual({ phone: "+41 44 000 00 00", email: "jane@example.org", language: "de" });
    expect(urgencyIn(m, new Map())).toBe(3);
    expect(urgencyIn(m, new Map([["U", "1"]]))).toBe(1);
  });

  it("that is anything at all is read or refused, never more", () => {
    const sane = (bytes: Uint8Array) => {
      try {
        readMessage(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(Hl7Refusal);
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), sane));
    fc.assert(fc.property(fc.string({ maxLength: 100 }), (text) => sane(Buffer.from(`MSH${text}`))));
  });
});

describe("a moment in an HL7 message", () => {
  const near = Date.UTC(2026, 2, 1, 12);
  const at = (evn: string, writtenAt = "20260301115900") => momentAt(readMessage(Buffer.from(`${header.replace("20260301115900", writtenAt)}\rEVN|A08|${evn}`)), "EVN-2", "Europe/Zurich", near);

  it("is on the clinic's clock where nobody names a zone", () => {
    expect(at("20260301115900")).toBe(Date.UTC(2026, 2, 1, 10, 59));
    expect(at("20260701115900")).toBe(Date.UTC(2026, 6, 1, 9, 59));
  });

  it("is in its own zone, or else in that of the message", () => {
    expect(at("20260301115900+0800")).toBe(Date.UTC(2026, 2, 1, 3, 59));
    expect(at("20260301115900.1106-0500")).toBe(Date.UTC(2026, 2, 1, 16, 59));
    expect(at("20260301115900", "20260301115900+0000")).toBe(Date.UTC(2026, 2, 1, 11, 59));
  });

  it("may leave out seconds and minutes, but not the hour", () => {
    expect(at("2026030111")).toBe(Date.UTC(2026, 2, 1, 10));
    expect(() => at("20260301")).toThrow("EVN-2 is not a date with a time");
    expect(() => at("20261301115900")).toThrow("EVN-2");
    expect(() => at("tomorrow")).toThrow("EVN-2");
    expect(at("")).toBeUndefined();
  });
});
