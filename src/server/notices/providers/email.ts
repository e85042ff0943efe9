import { createTransport } from "nodemailer";
import type { Notice, NoticeProvider, Recipient, Sent } from "#server/notices/notice.ts";

const connectsWithinMs = 10_000;

/** E-mail by the clinic's own SMTP server: smtp://user:password@mail.clinic.example:587. */
export function emailBySmtp(smtpUrl: string, from: string): NoticeProvider {
  const transport = createTransport(smtpUrl, { connectionTimeout: connectsWithinMs, greetingTimeout: connectsWithinMs, socketTimeout: connectsWithinMs } as object);
  return {
    channel: "email",
    async send(notice: Notice, to: Recipient): Promise<Sent> {
      if (!to.email) return { ok: false, says: "There is no e-mail address any more.", gone: true };
      try {
        await transport.sendMail(message(notice, to.email, from));
        return { ok: true };
      } catch (error) {
        return { ok: false, says: `The mail server did not take it: ${error instanceof Error ? error.message : "no reason given"}` };
      }
    },
  };
}

/** The same e-mail as a file. */
export async function emailOf(notice: Notice, to: string, from: string): Promise<Buffer> {
  const { message: eml } = await createTransport({ streamTransport: true, buffer: true }).sendMail(message(notice, to, from));
  return eml as Buffer;
}

/** The address goes in as an object: what somebody typed in is never read as a list of addresses, or as a header. */
function message(notice: Notice, to: string, from: string) {
  return {
    from,
    to: { name: "", address: to },
    subject: notice.subject,
    text: notice.url ? `${notice.text}\n\n${notice.url}\n` : `${notice.text}\n`,
    headers: { "Auto-Submitted": "auto-generated", "Content-Language": notice.language },
    messageId: `<${notice.id.replace(/[^A-Za-z0-9_-]+/g, ".")}@anteroom.invalid>`,
  };
}
