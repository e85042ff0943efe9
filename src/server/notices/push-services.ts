/**
 * The push services of the browsers' makers. A patient's browser names where its notices go, and this server then sends there: to
 * nobody else, or the page would be a way to make the server knock at any door of the clinic's network.
 */
const hosts = ["fcm.googleapis.com", "updates.push.services.mozilla.com", "push.services.mozilla.com", "web.push.apple.com", "notify.windows.com"];

export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username } = new URL(endpoint);
  return protocol === "https:" && port === "" && username === "" && hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
