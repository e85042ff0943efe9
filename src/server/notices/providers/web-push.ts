import webPush from "web-push";
import type { NoticeProvider, Sent } from "#server/notices/notice.ts";
import { isPushService } from "#server/notices/push-services.ts";
import type { VapidKeys } from "#server/notices/vapid-keys.ts";

const answersWithinMs = 10_000;

type Post = (url: string, request: { method: string; headers: Record<string, string>; body: Uint8Array<ArrayBuffer>; redirect: "error"; signal: AbortSignal }) => Promise<{ status: number }>;

/** Notices to browsers (RFC 8030): encrypted for the one browser, so that the service in between reads nothing. */
export function webPushNotices(keys: VapidKeys, subject: string, post: Post = fetch): NoticeProvider {
  return {
    channel: "push",
    async send(notice, { push }): Promise<Sent> {
      if (!push || !isPushService(push.endpoint)) return { ok: false, says: "There is no browser to tell any more.", gone: true };
      const { id, subject: title, text, url, language } = notice;
      try {
        const { endpoint, method, headers, body } = webPush.generateRequestDetails(push, JSON.stringify({ id, title, text, url, language }), {
          TTL: notice.keepSeconds,
          urgency: "high",
          vapidDetails: { subject, ...keys },
        });
        const answer = await post(endpoint, { method, headers: written(headers), body: new Uint8Array(body), redirect: "error", signal: AbortSignal.timeout(answersWithinMs) });
        if (answer.status === 404 || answer.status === 410) return { ok: false, says: "The browser takes no notices any more.", gone: true };
        return answer.status < 300 ? { ok: true } : { ok: false, says: `The push service answered ${answer.status}.` };
      } catch (error) {
        return { ok: false, says: `The push service could not be reached: ${error instanceof Error ? error.message : "no reason given"}` };
      }
    },
  };
}

/** The length is for the one who sends to say. */
function written(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-length").map(([name, value]) => [name, String(value)]));
}
