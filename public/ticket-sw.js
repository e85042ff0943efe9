/* The patient's page without a connection: the page as it came last, its script and looks. Pictures are kept by the page itself. */
const store = "anteroom-ticket-1";
const keptFiles = 80;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith("anteroom-ticket-") && name !== store) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(freshPage(request));
  else if (url.pathname.startsWith("/_next/static/") || url.pathname.startsWith("/chimes/") || url.pathname === "/ticket-icon.svg") event.respondWith(keptFile(request));
});

/** Files and the page that were fetched before this worker was there. */
self.addEventListener("message", (event) => {
  const keep = (event.data?.keep ?? []).filter((url) => new URL(url).origin === self.location.origin);
  event.waitUntil(
    (async () => {
      const cache = await caches.open(store);
      for (const url of keep) {
        if (new URL(url).pathname.startsWith("/t/")) await freshPage(new Request(url)).catch(() => undefined);
        else if (!(await cache.match(url))) await cache.add(url).catch(() => undefined);
      }
    })(),
  );
});

/** The newest page there is; one of an earlier visit to the same address when nobody answers. */
async function freshPage(request) {
  const cache = await caches.open(store);
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      // One ticket: the page of another day is nobody's business.
      for (const old of await cache.keys()) if (new URL(old.url).pathname.startsWith("/t/") && old.url !== request.url) await cache.delete(old);
      await cache.put(request, answer.clone());
    }
    return answer;
  } catch (error) {
    const kept = await cache.match(request.url, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }
}

/** Names of files change with what is in them, so a kept one is as good as a new one. */
async function keptFile(request) {
  const cache = await caches.open(store);
  const kept = await cache.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) {
    await cache.put(request, answer.clone());
    const files = (await cache.keys()).filter((old) => !new URL(old.url).pathname.startsWith("/t/"));
    for (const old of files.slice(0, Math.max(0, files.length - keptFiles))) await cache.delete(old);
  }
  return answer;
}

self.addEventListener("push", (event) => {
  const { title, text, url, language, id } = event.data?.json() ?? {};
  if (!title) return;
  event.waitUntil(self.registration.showNotification(title, { body: text, lang: language, tag: id, icon: "/ticket-icon.svg", vibrate: [300, 150, 300], data: { url } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(
    (async () => {
      const [page] = await self.clients.matchAll({ type: "window" });
      if (page) return page.focus();
      const { url } = event.notification.data ?? {};
      // The house may not know its own address; the page that was kept is the patient's.
      const kept = (await (await caches.open(store)).keys()).find((old) => new URL(old.url).pathname.startsWith("/t/"));
      if (url ?? kept?.url) return self.clients.openWindow(url ?? kept.url);
    })(),
  );
});
