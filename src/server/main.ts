import { createServer } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { makeAccess } from "#server/access.ts";
import { kioskOf } from "#server/check-in/kiosk-pass.ts";
import { paintJoin } from "#server/check-in/paint-join.ts";
import { paintKiosk } from "#server/check-in/paint-kiosk.ts";
import { clinicClock } from "#server/clinic-clock.ts";
import { secondMs } from "#domain/time.ts";
import { watchCrowds } from "#server/crowd-watch.ts";
import { createDemoClinic, demoClinicId, demoSignIn, playDemo, type Play } from "#server/demo.ts";
import { makeGallery } from "#server/gallery.ts";
import { makeGuard } from "#server/guard.ts";
import { isApi, makeApi } from "#server/http/api.ts";
import { makePageDresser } from "#server/http/dress-page.ts";
import { onEveryAnswer } from "#server/http/every-answer.ts";
import { trustNobody } from "#server/http/forwarded.ts";
import { startJobs } from "#server/jobs.ts";
import { openNotices } from "#server/notices/open-notices.ts";
import { providersOf } from "#server/notices/providers-of.ts";
import { openHouse } from "#server/open-house.ts";
import { makePipeline } from "#server/pipeline.ts";
import { openRealtime } from "#server/realtime.ts";
import { planLive } from "#server/planning/live-planner.ts";
import { recordForecasts } from "#server/record-forecasts.ts";
import { setRuntime } from "#server/runtime.ts";
import { readSettings, type Settings } from "#server/settings.ts";
import { openHl7 } from "#server/transports/hl7/listener.ts";
import { rememberWaits } from "#server/told-waits.ts";
import { joinBroker, openBroker } from "#server/transports/mqtt.ts";
import { openDetector } from "#server/vision/detector.ts";

// Nothing of a clinic goes to the maker of a library.
process.env.NEXT_TELEMETRY_DISABLED = "1";

const say = (sentence: string) => console.log(`  ${sentence}`);

/** Longer than proxies keep an idle line and than sensors rest between messages: whoever hangs up first must not be us, or their next request is lost on the way. */
const idleMs = 75 * secondMs;

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const clock = clinicClock(Date.now);
  const { house, close: closeHouse } = await openHouse(settings, clock.now, say);

  const pipeline = makePipeline(house);
  const access = makeAccess(house);
  const guard = makeGuard(house, access);
  const told = rememberWaits(house);
  const record = recordForecasts(house, pipeline, told);
  const gallery = makeGallery(house, told, record.shown);
  if (house.keeper.ids().length === 0 && settings.demo) await createDemoClinic(house, access);

  const http = createServer({ keepAliveTimeout: idleMs });
  const realtime = openRealtime(http, house, { pipeline, gallery, guard });
  const mqtt = settings.mqttUrl ? await joinBroker(house, pipeline, settings.mqttUrl) : await openBroker(house, pipeline, say);
  const detector = openDetector(settings.detector, join(settings.dataFolder, "models"));
  const api = getRequestListener(makeApi({ house, pipeline, access, guard, realtime, mqtt: mqtt.address, detector, told, onShown: record.shown }).fetch);
  const hl7 = await openHl7(house, say);

  setRuntime({
    session: access.session,
    async picture(topic, headers) {
      const clinicId = await guard.mayWatch(topic, await guard.visitor(headers));
      const message = clinicId === undefined ? undefined : await realtime.show(clinicId, topic);
      return message as never;
    },
    async kiosk(kioskId, headers) {
      const found = await kioskOf(house, kioskId, headers);
      return found && paintKiosk(house, pipeline.conclude(found.clinicId), found.kiosk);
    },
    join: (slug, doorCode, headers) => paintJoin(house, pipeline, slug, doorCode, headers),
  });
  const app = next({ dev: settings.isDevelopment, httpServer: http, port: settings.port, hostname: settings.host ?? "localhost", dir: process.cwd() });
  await app.prepare();
  const showPage = app.getRequestHandler();
  const dressPage = makePageDresser(house, guard);
  const page: typeof showPage = (request, response) => dressPage(request, response).then(() => showPage(request, response));

  http.on("request", (request, response) => {
    if (request.url?.startsWith("/socket.io/")) return; // Socket.IO listens by itself.
    if (!settings.trustProxy) trustNobody(request);
    onEveryAnswer(response);
    void (isApi(request) ? api(request, response) : page(request, response));
  });
  await new Promise<void>((resolve, reject) => http.once("error", reject).listen(settings.port, settings.host, resolve));
  const address = http.address();
  sayWhereToLook(settings, typeof address === "object" && address ? address.port : settings.port);

  // Made now rather than under the eyes of whoever sets up the first camera; that it is missing is said there.
  void detector.model();
  const jobs = await startJobs(house, pipeline);
  const crowds = watchCrowds(house);
  const planner = planLive(house);
  const notices = openNotices(house, pipeline, told, providersOf(house), record.shown);
  const demos: Play[] = [];
  // Nothing is ever played into a clinic of real patients, whatever it is called.
  if (settings.demo && house.keeper.ids().includes(demoClinicId) && house.keeper.isDemo(demoClinicId)) demos.push(await playDemo(house, pipeline, clock, demoClinicId, say, record.look));

  const stop = async () => {
    setTimeout(() => process.exit(1), 10_000).unref();
    http.closeAllConnections();
    for (const demo of demos) await demo.stop();
    await crowds.stop();
    await planner.stop();
    await notices.stop();
    await record.stop();
    await jobs.stop();
    await mqtt.close();
    await hl7.close();
    await realtime.close();
    await app.close();
    await pipeline.settle();
    for (const clinicId of house.keeper.ids()) await house.keeper.snapshot(clinicId);
    await closeHouse();
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => void stop());
}

function sayWhereToLook(settings: Settings, port: number): void {
  const url = settings.publicUrl ?? `http://localhost:${port}`;
  const signIn = demoSignIn(settings.dataFolder);
  console.log(`\n  Anteroom is open: ${url}`);
  if (signIn) console.log(`  Sign in as ${signIn.usernames.slice(0, -1).join(", ")} or ${signIn.usernames.at(-1)} with the pass phrase  ${signIn.password}\n`);
  else if (!settings.demo) console.log('  No clinic yet? npm run anteroom -- create-clinic --help\n');
}

main().catch((error: unknown) => {
  console.error(`\n  Anteroom cannot start. ${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.LOG_LEVEL === "debug") console.error(error);
  process.exit(1);
});
