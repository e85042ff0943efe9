import type { HttpBindings } from "@hono/node-server";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Access } from "#server/access.ts";
import type { Guard } from "#server/guard.ts";
import type { House } from "#server/house.ts";
import type { Pipeline } from "#server/pipeline.ts";
import type { Realtime } from "#server/realtime.ts";
import type { OnShown } from "#server/record-forecasts.ts";
import type { ToldWaits } from "#server/told-waits.ts";
import type { Mqtt } from "#server/transports/mqtt.ts";
import type { Detector } from "#server/vision/detector.ts";

export type Api = OpenAPIHono<{ Bindings: HttpBindings }>;
/** What the routes are made of: each takes what it needs. */
export type ApiParts = { house: House; pipeline: Pipeline; access: Access; guard: Guard; realtime: Pick<Realtime, "show" | "recheck">; mqtt: Mqtt["address"]; detector: Detector; told: ToldWaits; /** Where patients have just read their waits. */ onShown: OnShown };
