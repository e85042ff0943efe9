let chime: HTMLAudioElement | undefined;

/** Plays the call's chime. A browser that refuses stays silent. */
export async function playChime(): Promise<void> {
  chime ??= new Audio("/chimes/call.wav");
  chime.currentTime = 0;
  await chime.play().catch(() => undefined);
}

/** Shakes the phone, where it can be shaken and its owner has touched the page. */
export function shake(): void {
  if ("vibrate" in navigator && navigator.userActivation?.hasBeenActive) navigator.vibrate([300, 150, 300, 150, 500]);
}
