import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { cameraVisitor } from "#server/camera-visitor.ts";
import type { Guard } from "#server/guard.ts";
import type { House } from "#server/house.ts";
import { originForPolicy, pagePolicy, permissionsPolicy } from "#server/http/page-policy.ts";
import { cameraDrawingOf } from "#server/store/camera-drawings.ts";

/**
 * Gives each page its policies before Next renders it. Next finds the nonce for its own scripts in the policy on the
 * request; the layout finds it in `x-nonce`.
 */
export function makePageDresser(house: House, guard: Guard): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    // A visitor's own may hold a nonce that they know.
    delete request.headers["content-security-policy"];
    delete request.headers["content-security-policy-report-only"];
    delete request.headers["x-nonce"];
    if (request.url?.startsWith("/_next/")) return;
    const nonce = randomBytes(16).toString("base64");
    const sensorId = /^\/camera\/([\w-]{1,80})(?:[/?]|$)/.exec(request.url ?? "")?.[1];
    const camera = sensorId === undefined ? undefined : { pictureOrigin: await pictureOrigin(house, guard, sensorId, request) };
    const policy = pagePolicy({ nonce, host: hostOf(request), isDevelopment: house.settings.isDevelopment, camera });
    request.headers["content-security-policy"] = policy;
    request.headers["x-nonce"] = nonce;
    response.setHeader("content-security-policy", policy);
    response.setHeader("permissions-policy", permissionsPolicy(camera !== undefined));
  };
}

/** Where the camera's picture comes from, for those who may know. A page without it says that it has no picture. */
async function pictureOrigin(house: House, guard: Guard, sensorId: string, request: IncomingMessage): Promise<string | undefined> {
  try {
    const visitor = await cameraVisitor(house, guard, sensorId, headersOf(request));
    const saved = "refusal" in visitor ? undefined : await cameraDrawingOf(house.database.sql, visitor.clinicId, visitor.sensor.id);
    const source = saved?.drawing.source;
    return source && source.kind !== "device" ? originForPolicy(source.url) : undefined;
  } catch (error) {
    house.log.error({ err: error, sensorId }, "a camera page goes without its picture's address");
    return undefined;
  }
}

function hostOf(request: IncomingMessage): string | undefined {
  const forwarded = request.headers["x-forwarded-host"];
  return typeof forwarded === "string" ? forwarded : request.headers.host;
}

function headersOf(request: IncomingMessage): Headers {
  return new Headers(Object.entries(request.headers).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, [value].flat().join("; ")]])));
}
