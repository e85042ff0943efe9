import { writeFileSync } from "node:fs";
import { defineCommand } from "citty";
import { z } from "zod";
import { role } from "#contract/session.ts";
import { clinicSetup } from "#contract/setup.ts";
import { readJson } from "#cli/read-json.ts";
import { answer, fail } from "#cli/say.ts";
import { withHouse } from "#cli/with-house.ts";
import { makeAccess } from "#server/access.ts";
import { saveClinic } from "#server/clinics.ts";
import type { House } from "#server/house.ts";
import { addDevice } from "#server/store/devices.ts";
import { issueToken, newToken, type TokenKind } from "#server/store/tokens.ts";

const users = z.array(z.object({ username: z.string().regex(/^[A-Za-z0-9_.]{2,30}$/, "may hold 2 to 30 letters, digits, _ and . only"), name: z.string().min(1), password: z.string().min(8, "is shorter than 8 characters"), role }));
const devices = z.array(z.object({ id: z.string().min(1).max(80), kind: z.string().min(1), wearer: z.string().min(1) }));

export const createClinic = defineCommand({
  meta: { name: "create-clinic", description: "Make a clinic from a setup file, with its accounts, devices and tokens" },
  args: {
    setup: { type: "string", required: true, description: "JSON file: zones, doors, sensors, services, rooms, staff, boards" },
    users: { type: "string", required: true, description: "JSON file: [{username, name, password, role}]; roles: front-desk, clinician, administrator" },
    devices: { type: "string", description: "JSON file: [{id, kind, wearer}]" },
    "tokens-out": { type: "string", description: "Write a token for every sensor, device, board and kiosk to this file (readable by you only)" },
    json: { type: "boolean", description: "Answer as JSON" },
  },
  async run({ args }) {
    const setup = readJson(args.setup, clinicSetup);
    const accounts = readJson(args.users, users);
    const worn = args.devices ? readJson(args.devices, devices) : [];
    await withHouse(async (house) => {
      if (house.keeper.ids().includes(setup.id)) fail(`There is a clinic "${setup.id}" already.`);
      const unknownAdapter = setup.sensors.find((s) => !house.adapters.has(s.adapter));
      if (unknownAdapter) fail(`Sensor ${unknownAdapter.id}: there is no adapter "${unknownAdapter.adapter}". There are: ${[...house.adapters.keys()].join(", ")}.`);
      const unknownKind = worn.find((d) => !house.kinds.has(d.kind));
      if (unknownKind) fail(`Device ${unknownKind.id}: there is no kind "${unknownKind.kind}". There are: ${[...house.kinds.keys()].join(", ")}.`);

      const clinicId = await saveClinic(house, setup, { isDemo: false });
      const access = makeAccess(house);
      for (const account of accounts) await access.addUser({ ...account, clinicId });
      for (const device of worn) await addDevice(house.database.sql, clinicId, device, house.clock());
      if (args["tokens-out"]) {
        const tokens = {
          sensors: await issueAll(house, clinicId, "sensor", setup.sensors),
          devices: await issueAll(house, clinicId, "device", worn),
          boards: await issueAll(house, clinicId, "board", setup.boards),
          kiosks: await issueAll(house, clinicId, "kiosk", setup.kiosks ?? []),
        };
        writeFileSync(args["tokens-out"], JSON.stringify(tokens, null, 2), { mode: 0o600 });
      }
      answer(args.json ?? false, { clinicId, accounts: accounts.map((a) => a.username), sensors: setup.sensors.length, devices: worn.length, boards: setup.boards.length }, [
        `${setup.name} is ready: sign in as ${accounts.map((a) => a.username).join(", ")}.`,
      ]);
    });
  },
});

async function issueAll(house: House, clinicId: string, kind: TokenKind, subjects: { id: string }[]): Promise<Record<string, string>> {
  const tokens: Record<string, string> = {};
  for (const { id } of subjects) {
    tokens[id] = newToken();
    await issueToken(house.database.sql, { clinicId, kind, subjectId: id }, tokens[id], Date.now());
  }
  return tokens;
}
