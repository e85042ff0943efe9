import { join } from "node:path";
import type { House } from "#server/house.ts";
import type { NoticeChannel, NoticeProvider } from "#server/notices/notice.ts";
import { emailBySmtp } from "#server/notices/providers/email.ts";
import { fileOutbox } from "#server/notices/providers/file-outbox.ts";
import { smsByWebhook } from "#server/notices/providers/sms-webhook.ts";
import { webPushNotices } from "#server/notices/providers/web-push.ts";
import { vapidKeys } from "#server/notices/vapid-keys.ts";

export type NoticeProviders = Partial<Record<NoticeChannel, NoticeProvider>>;

/** The ways out that this installation has been given; files where it has not. */
export function providersOf({ settings, clock }: Pick<House, "settings" | "clock">): NoticeProviders {
  const { smtpUrl, from, smsWebhookUrl, smsWebhookSecret, webPush } = settings.notices;
  const outbox = outboxFolder(settings.dataFolder);
  const subject = settings.publicUrl?.startsWith("https:") ? settings.publicUrl : `mailto:${from ?? "anteroom@localhost"}`;
  return {
    email: smtpUrl && from ? emailBySmtp(smtpUrl, from) : fileOutbox("email", outbox),
    sms: smsWebhookUrl && smsWebhookSecret ? smsByWebhook(smsWebhookUrl, smsWebhookSecret, clock) : fileOutbox("sms", outbox),
    ...(webPush ? { push: webPushNotices(vapidKeys(settings.dataFolder), subject) } : {}),
  };
}

export function outboxFolder(dataFolder: string): string {
  return join(dataFolder, "outbox");
}
