import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { DetectorChoice } from "#server/vision/detector-choice.ts";

const flag = z.enum(["on", "off"]);

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().optional(),
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DATABASE_URL: z.string().optional(),
  MQTT_URL: z.string().optional(),
  MQTT_PORT: z.coerce.number().int().min(0).max(65535).default(1883),
  MQTT_TOPICS: z.string().default("anteroom/+/sensors/+/#"),
  HL7_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  HL7_CLINIC: z.string().optional(),
  HL7_ALLOW: z.string().optional(),
  ANTEROOM_DATA_DIR: z.string().default(".anteroom"),
  ANTEROOM_SECRET: z.string().min(32, "must be at least 32 characters").optional(),
  ANTEROOM_URL: z.url().optional(),
  ANTEROOM_DEMO: flag.default("on"),
  ANTEROOM_DEMO_SPEED: z.coerce.number().min(1).max(600).default(1),
  ANTEROOM_TIME_ZONE: z.string().optional(),
  ANTEROOM_MODELS_DIR: z.string().optional(),
  ANTEROOM_DETECTOR_MODEL: z.string().optional(),
  ANTEROOM_DETECTOR_CLASS: z.string().min(1).max(100).optional(),
  ANTEROOM_DETECTOR_SCORE: z.coerce.number().min(0.05).max(0.95).optional(),
  ANTEROOM_DETECTOR_SHA256: z.string().toLowerCase().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits").optional(),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://").optional(),
  NOTICE_FROM: z.email("must be an e-mail address").optional(),
  SMS_WEBHOOK_URL: z.url().regex(/^https?:/, "must begin with https:// or http://").optional(),
  SMS_WEBHOOK_SECRET: z.string().min(16, "must be at least 16 characters").optional(),
  WEB_PUSH: flag.default("off"),
  TRUST_PROXY: flag.default("off"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("warn"),
}).superRefine((e, context) => {
  const need = (name: "ANTEROOM_DETECTOR_MODEL" | "ANTEROOM_DETECTOR_CLASS" | "ANTEROOM_DETECTOR_SCORE", question: string) => {
    if (e[name] === undefined) context.addIssue({ code: "custom", path: [name], message: `is missing: ${question}` });
  };
  const isAbout = [e.ANTEROOM_DETECTOR_CLASS, e.ANTEROOM_DETECTOR_SCORE, e.ANTEROOM_DETECTOR_SHA256].some((value) => value !== undefined);
  if (isAbout) need("ANTEROOM_DETECTOR_MODEL", "which model do the other ANTEROOM_DETECTOR settings speak of?");
  if (e.ANTEROOM_DETECTOR_MODEL === undefined) return;
  // A class that the model does not know would find nobody, and say nothing: it is asked for, not guessed.
  need("ANTEROOM_DETECTOR_CLASS", "what does the model call a person?");
  need("ANTEROOM_DETECTOR_SCORE", "from which score on is it one?");
});

export type Settings = {
  port: number;
  host: string | undefined;
  isDevelopment: boolean;
  databaseUrl: string | undefined;
  mqttUrl: string | undefined;
  mqttPort: number;
  /** What is listened to on a broker of the clinic's own. */
  mqttTopics: string[];
  /** HL7 v2 over MLLP: off without a port; the short name of its clinic, where there are several; who may connect. */
  hl7: { port: number | undefined; clinic: string | undefined; allow: string[] };
  dataFolder: string;
  /** Signs sessions and patients' page addresses. */
  secret: string;
  /** Where people reach this server, when it is not http://localhost:<port>. */
  publicUrl: string | undefined;
  /** Create and play the demo clinic when the database holds no clinic. */
  demo: boolean;
  /** Seconds of clinic time a second of ours. */
  demoSpeed: number;
  timeZone: string;
  /** What finds people in the pictures of the camera page. */
  detector: DetectorChoice;
  /** By what notices to patients leave the house. What is absent goes to the outbox in the data folder. */
  notices: NoticeSettings;
  trustProxy: boolean;
  logLevel: string;
};

export type NoticeSettings = {
  smtpUrl: string | undefined;
  /** The sender of e-mails, and whom a push service may write to. */
  from: string | undefined;
  smsWebhookUrl: string | undefined;
  /** Signs what goes to the webhook, so that it can tell our messages from others'. */
  smsWebhookSecret: string | undefined;
  /** Notices to browsers go over the push services of their makers: off unless wished. */
  webPush: boolean;
};

/** Settings from environment variables. Throws an Error that names every variable that is wrong. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = environment.safeParse(emptyAsAbsent(env));
  if (!parsed.success) throw new Error(parsed.error.issues.map((i) => `${i.path.join(".")} ${i.message}`).join("\n"));
  const e = parsed.data;
  if (e.SMTP_URL && !e.NOTICE_FROM) throw new Error("NOTICE_FROM is missing: SMTP_URL needs the address that e-mails come from");
  if (e.SMS_WEBHOOK_URL && !e.SMS_WEBHOOK_SECRET) throw new Error("SMS_WEBHOOK_SECRET is missing: without it the webhook cannot tell who asks");
  const dataFolder = resolve(e.ANTEROOM_DATA_DIR);
  return {
    port: e.PORT,
    host: e.HOST,
    isDevelopment: e.NODE_ENV === "development",
    databaseUrl: e.DATABASE_URL,
    mqttUrl: e.MQTT_URL,
    mqttPort: e.MQTT_PORT,
    mqttTopics: e.MQTT_TOPICS.split(",").map((topic) => topic.trim()).filter((topic) => topic !== ""),
    hl7: { port: e.HL7_PORT, clinic: e.HL7_CLINIC, allow: (e.HL7_ALLOW ?? "").split(/[\s,]+/).filter((entry) => entry !== "") },
    dataFolder,
    secret: e.ANTEROOM_SECRET ?? ownSecret(dataFolder),
    publicUrl: e.ANTEROOM_URL?.replace(/\/$/, ""),
    demo: e.ANTEROOM_DEMO === "on",
    demoSpeed: e.ANTEROOM_DEMO_SPEED,
    timeZone: e.ANTEROOM_TIME_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    detector: detectorFrom(e),
    notices: { smtpUrl: e.SMTP_URL, from: e.NOTICE_FROM, smsWebhookUrl: e.SMS_WEBHOOK_URL, smsWebhookSecret: e.SMS_WEBHOOK_SECRET, webPush: e.WEB_PUSH === "on" },
    trustProxy: e.TRUST_PROXY === "on",
    logLevel: e.LOG_LEVEL,
  };
}

function detectorFrom(e: z.output<typeof environment>): DetectorChoice {
  const { ANTEROOM_DETECTOR_MODEL: file, ANTEROOM_DETECTOR_CLASS: personClass, ANTEROOM_DETECTOR_SCORE: leastScore, ANTEROOM_DETECTOR_SHA256: sha256 } = e;
  if (file !== undefined && personClass !== undefined && leastScore !== undefined) return { kind: "file", file: resolve(file), personClass, leastScore, ...(sha256 === undefined ? {} : { sha256 }) };
  if (e.ANTEROOM_MODELS_DIR !== undefined) return { kind: "folder", folder: resolve(e.ANTEROOM_MODELS_DIR) };
  return { kind: "built" };
}

function emptyAsAbsent(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ""));
}

/** One secret for this installation, made at the first start. Several processes share one through ANTEROOM_SECRET. */
function ownSecret(dataFolder: string): string {
  const file = join(dataFolder, "secret");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  mkdirSync(dataFolder, { recursive: true });
  const secret = randomBytes(32).toString("base64url");
  try {
    writeFileSync(file, secret, { mode: 0o600, flag: "wx" });
    return secret;
  } catch {
    // Another process that starts at the same moment was faster: its secret is ours.
    return readFileSync(file, "utf8").trim();
  }
}
