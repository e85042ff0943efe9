import { createHmac } from "node:crypto";
import type { NoticeProvider, Sent } from "#server/notices/notice.ts";
import { textOf } from "#server/notices/providers/file-outbox.ts";

const answersWithinMs = 10_000;

/**
 * Texts by a webhook: POST {id, to, text, language}, with `x-anteroom-signature: t=<seconds>,v1=<hex>`, the HMAC-SHA256 of
 * "<seconds>.<body>" with the shared secret. The seconds let the receiver refuse what somebody recorded and sends again.
 */
export function smsByWebhook(url: string, secret: string, clock: () => number): NoticeProvider {
  return {
    channel: "sms",
    async send(notice, to): Promise<Sent> {
      if (!to.phone) return { ok: false, says: "There is no telephone number any more.", gone: true };
      const body = JSON.stringify({ id: notice.id, to: to.phone, text: textOf(notice), language: notice.language });
      try {
        const answer = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", "idempotency-key": notice.id, "x-anteroom-signature": signature(body, secret, clock()) },
          body,
          redirect: "error",
          signal: AbortSignal.timeout(answersWithinMs),
        });
        await answer.body?.cancel();
        return answer.ok ? { ok: true } : { ok: false, says: `The SMS webhook answered ${answer.status}.` };
      } catch (error) {
        return { ok: false, says: `The SMS webhook could not be reached: ${error instanceof Error ? error.message : "no reason given"}` };
      }
    },
  };
}

export function signature(body: string, secret: string, at: number): string {
  const seconds = Math.floor(at / 1000);
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex")}`;
}
