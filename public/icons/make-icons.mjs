// npx tsx public/icons/make-icons.mjs: the mark of the house (src/features/shell/app-icon.ts) as the icons that a phone's home
// screen wants. CHROMIUM_PATH chooses the browser that draws them.
import { writeFileSync } from "node:fs";
import { chromium } from "playwright";
import { appIcon } from "../../src/features/shell/app-icon.ts";

const paper = "#ffffff";
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ colorScheme: "light" });
// A maskable icon may lose a fifth of its edge to the phone's own shape.
for (const { name, size, share } of [
  { name: "camera-192.png", size: 192, share: 0.72 },
  { name: "camera-512.png", size: 512, share: 0.72 },
  { name: "camera-maskable-512.png", size: 512, share: 0.5 },
]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<body style="margin:0;height:100vh;display:grid;place-items:center;background:${paper}"><img src="${appIcon}" style="width:${share * 100}vw"></body>`);
  await page.waitForFunction(() => document.images[0]?.complete);
  writeFileSync(new URL(name, import.meta.url), await page.screenshot());
}
await browser.close();
