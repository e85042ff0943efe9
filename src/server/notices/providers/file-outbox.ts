import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EpochMs } from "#domain/time.ts";
import type { Notice, NoticeProvider, Sent } from "#server/notices/notice.ts";
import { emailOf } from "#server/notices/providers/email.ts";

/** Out of the box nothing leaves the house: e-mails and texts are written to files, where one can see what would have gone. */
export function fileOutbox(channel: "email" | "sms", folder: string): NoticeProvider {
  return {
    channel,
    async send(notice, to): Promise<Sent> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = notice.id.replace(/[^A-Za-z0-9_-]+/g, "_");
      if (channel === "sms") await write(join(folder, `${name}.json`), JSON.stringify({ to: to.phone, text: textOf(notice), language: notice.language }, null, 2));
      else await write(join(folder, `${name}.eml`), await emailOf(notice, to.email ?? "", "anteroom@localhost"));
      return { ok: true };
    },
  };
}

/** Files hold addresses too, and go when these are erased. */
export async function emptyOutbox(folder: string, before: EpochMs): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    if ((await stat(file)).mtimeMs < before) await rm(file, { force: true });
  }
}

export function textOf({ text, url }: Pick<Notice, "text" | "url">): string {
  return url ? `${text}\n${url}` : text;
}

function write(file: string, content: string | Buffer): Promise<void> {
  return writeFile(file, content, { mode: 0o600 });
}
