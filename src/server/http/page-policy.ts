/** What a page may load and whom it may talk to. */
export type PageNeeds = {
  nonce: string;
  /** As the visitor addressed us. */
  host: string | undefined;
  isDevelopment: boolean;
  /** A camera page runs the detector, and takes the picture of its network camera from there. */
  camera: { pictureOrigin: string | undefined } | undefined;
};

/** The Content-Security-Policy of a page: our own files and nothing else, and no script that did not come from us. */
export function pagePolicy({ nonce, host, isDevelopment, camera }: PageNeeds): string {
  const picture = camera?.pictureOrigin === undefined ? [] : [camera.pictureOrigin];
  const policy: Record<string, string[]> = {
    "default-src": ["'self'"],
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      ...(camera ? ["'wasm-unsafe-eval'"] : []),
      // React puts its stacks together with it, in development only.
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
    ],
    // Charts, meters and menus place themselves through style attributes, which no nonce can allow. A style runs nothing.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "blob:", "data:", ...picture],
    // Older Safari does not count a socket of the same host as 'self'.
    "connect-src": ["'self'", ...(host !== undefined && isHost(host) ? [`ws://${host}`, `wss://${host}`] : []), ...picture],
    "media-src": ["'self'", ...(camera ? ["blob:"] : []), ...picture],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "form-action": ["'self'"],
  };
  return Object.entries(policy).map(([directive, sources]) => `${directive} ${sources.join(" ")}`).join("; ");
}

/** No page of ours hears or locates anybody, and only a camera page sees. */
export function permissionsPolicy(isCamera: boolean): string {
  return `camera=(${isCamera ? "self" : ""}), microphone=(), geolocation=()`;
}

/** Scheme and host of an address; `undefined` where they hold what would mean something else in a policy. */
export function originForPolicy(address: string): string | undefined {
  const { origin, host } = new URL(address);
  return isHost(host) ? origin : undefined;
}

/** A URL may have semicolons and quotes in its host; a policy would read them as its own. */
function isHost(host: string): boolean {
  return /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?$/.test(host);
}
