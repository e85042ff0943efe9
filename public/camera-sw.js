// Lets the camera page start without the server: it keeps the page, its programs and the model. Numbers and drawings (/api) it never
// touches, and neither anything of another address.

const shelf = "anteroom-camera-1";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith("anteroom-camera-") && name !== shelf) await caches.delete(name);
      await self.clients.claim();
      // What this page had loaded before anybody listened.
      for (const client of await self.clients.matchAll({ type: "window" })) await keep(client.url);
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") return event.respondWith(freshOrKept(event, request));
  // Their names change with their content.
  if (url.pathname.startsWith("/_next/static/")) return event.respondWith(keptOrFresh(event, request));
  if (url.pathname.startsWith("/vision/") || url.pathname.startsWith("/icons/") || url.pathname === "/camera.webmanifest") event.respondWith(freshOrKept(event, request));
});

/** The page tells what it had loaded before this worker was there. */
self.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(Promise.all(event.data.keep.map(keep)));
});

async function keptOrFresh(event, request) {
  const kept = await caches.match(request, { cacheName: shelf });
  return unaddressed(request, kept ?? (await fetchAndKeep(event, request)));
}

/** A worker takes its own address from the answer, and would lose what stands behind its #; from an answer without one it keeps the asked. */
function unaddressed(request, answer) {
  if (request.destination !== "worker") return answer;
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers: answer.headers });
}

async function freshOrKept(event, request) {
  try {
    return await fetchAndKeep(event, request);
  } catch (error) {
    const kept = await caches.match(request, { cacheName: shelf, ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

async function fetchAndKeep(event, request) {
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200 && !answer.redirected) event.waitUntil(put(request, answer.clone()));
  return answer;
}

async function keep(address) {
  const url = new URL(address, self.location.origin);
  if (url.origin !== self.location.origin || url.pathname.startsWith("/api/")) return;
  const store = await caches.open(shelf);
  if (await store.match(url.href)) return;
  try {
    const answer = await fetch(url.href);
    if (answer.status === 200 && !answer.redirected) await put(url.href, answer);
  } catch {
    // It will be kept the next time it is asked for.
  }
}

async function put(request, answer) {
  const store = await caches.open(shelf);
  await store.put(request, answer);
  await tidy(store);
}

const mostKept = 150;

/** Programs of earlier versions go, oldest first. */
async function tidy(store) {
  const kept = await store.keys();
  const programs = kept.filter(({ url }) => new URL(url).pathname.startsWith("/_next/static/"));
  for (const old of programs.slice(0, Math.max(0, programs.length - mostKept))) await store.delete(old);
}
