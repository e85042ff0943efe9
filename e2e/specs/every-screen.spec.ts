import type { BrowserContextOptions } from "@playwright/test";
import type { Api } from "../fixtures/api.ts";
import { addresses, isAt } from "../fixtures/addresses.ts";
import { violations } from "../fixtures/axe.ts";
import { overflowing } from "../fixtures/overflow.ts";
import { themes } from "../fixtures/screens.ts";
import { expect, phoneSize, screenSize, tabletSize, test } from "../fixtures/test.ts";
import { admin } from "../fixtures/visits/admin.ts";
import { boards } from "../fixtures/visits/boards.ts";
import { desk } from "../fixtures/visits/desk.ts";
import { patients } from "../fixtures/visits/patients.ts";
import type { See, Size, Visit } from "../fixtures/visits/see.ts";
import { staff } from "../fixtures/visits/staff.ts";

test.use({ actionTimeout: 30_000 });
test.describe.configure({ mode: "parallel" });

const visits: Record<string, Visit> = { ...staff, ...desk, ...admin, ...boards, ...patients };

const sizes: Record<Size, BrowserContextOptions> = {
  desk: { viewport: { width: 1280, height: 800 } },
  phone: phoneSize,
  totem: { viewport: { width: 1080, height: 1920 }, hasTouch: true },
  tablet: tabletSize,
  tv: screenSize,
  upright: { viewport: { width: 1080, height: 1920 } },
  door: { viewport: { width: 800, height: 480 } },
};

test("Every page of the app folder is looked at, and nothing that is not there", () => {
  expect(Object.keys(visits).sort()).toEqual(addresses());
});

/** Another theme changes colours and nothing else. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

for (const address of addresses())
  for (const size of visits[address]?.sizes ?? [])
    test(`${address} breaks no accessibility rule in any state or theme, and fits its screen: ${size}`, async ({ house, api, adminApi, quay, quaySettings, request, newPage }) => {
      test.setTimeout(600_000);
      const wrong: string[] = [];
      let looks = 0;
      const bare = () => newPage({ ...sizes[size], colorScheme: "light" });
      const open = async (path: string) => {
        const page = await bare();
        await page.goto(path);
        return page;
      };
      const as: See["as"] = async (username, path) => {
        const page = await bare();
        const answer = await page.request.post("/api/sign-in", { data: { username, password: house.password } });
        expect(answer.ok(), `${username} signs in`).toBe(true);
        await page.goto(path);
        return page;
      };
      const look: See["look"] = async (page, state) => {
        if (isAt(address, page.url())) looks++;
        const name = [address === "/" ? "start" : address.slice(1).replace(/[[\]]/g, "").replaceAll("/", "-"), ...(state ? [state] : []), size].join("-");
        wrong.push(...(await overflowing(page)).map((says) => `${name}: ${says}`));
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme });
          wrong.push(...(await violations(page, `${name}-${colorScheme}`, colorScheme === "light" ? undefined : rulesOfColour)));
          await page.screenshot({ path: `test-results/pictures/${name}-${colorScheme}.png`, animations: "disabled" });
        }
        await page.emulateMedia({ colorScheme: "light" });
      };
      try {
        await visits[address]?.go({ house, api, adminApi, quay, quaySettings, request, bare, open, as, look });
      } finally {
        await tidyUp(api);
      }
      // What leads on elsewhere has no picture of its own.
      if (address !== "/") expect(looks).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    });

/** The house as the next one expects it, whatever a visit has left half done. */
async function tidyUp(api: Api): Promise<void> {
  await api.sendEverybodyHome();
  const { rooms, staff: people } = await api.view("queue");
  for (const room of rooms) if (room.state === "blocked") await api.command({ type: "open-room", roomId: room.id });
  for (const person of people) {
    if (person.status !== null && person.status !== "working") await api.command({ type: "set-staff-status", staffId: person.id, status: "working" });
    if (person.roomId !== null) await api.command({ type: "assign-staff", staffId: person.id, roomId: null });
  }
}
