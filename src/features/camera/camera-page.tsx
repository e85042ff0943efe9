"use client";

import { CameraScreen } from "#features/camera/camera-screen.tsx";
import { cameraWords } from "#features/camera/camera-words.ts";
import { useOfflineStart } from "#features/camera/offline-start.ts";
import { useSetup } from "#features/camera/use-setup.ts";
import { KeyboardProvider } from "#ui/keyboard/keyboard-provider.tsx";
import { LanguageProvider, useLanguage, useWords } from "#ui/language.tsx";
import { Loading, Skeleton } from "#ui/skeleton.tsx";
import { TooltipProvider } from "#ui/tooltip.tsx";

/** Any device with a camera, as a sensor: what its picture shows is counted here, and only the counts leave. */
export function CameraPage({ sensorId }: { sensorId: string }) {
  const language = useLanguage();
  const [setup, reload] = useSetup(sensorId);
  useOfflineStart();
  return (
    <>
      <link rel="manifest" href="/camera.webmanifest" />
      {setup.is === "loading" && <Shape />}
      {(setup.is === "stranger" || setup.is === "unreachable") && <Sorry what={setup.is} />}
      {setup.is === "ready" && (
        <LanguageProvider language={language} timeZone={setup.setup.clinic.timeZone}>
          <KeyboardProvider>
            <TooltipProvider delay={500}>
              <CameraScreen setup={setup.setup} isOld={setup.isOld} reload={reload} />
            </TooltipProvider>
          </KeyboardProvider>
        </LanguageProvider>
      )}
    </>
  );
}

function Sorry({ what }: { what: "stranger" | "unreachable" }) {
  const t = useWords(cameraWords);
  return (
    <main className="flex min-h-dvh flex-col justify-center gap-3 px-[8vw]">
      <h1 className="text-xl font-semibold text-balance sm:text-2xl">{t(`${what}Title`)}</h1>
      <p className="max-w-prose text-base text-quiet">{t(`${what}Help`)}</p>
    </main>
  );
}

function Shape() {
  return (
    <Loading className="mx-auto grid max-w-[90rem] gap-4 p-4 sm:p-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Skeleton className="h-12 w-64 lg:col-span-2" />
      <Skeleton className="aspect-4/3 w-full" />
      <Skeleton className="h-64 w-full" />
    </Loading>
  );
}
