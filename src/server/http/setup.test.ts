import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clinicSetup } from "#contract/setup.ts";
import { saveClinic } from "#server/clinics.ts";
import { askerOf } from "#server/testing/ask.ts";
import { openTestHouse, smallClinic, type TestHouse } from "#server/testing/test-house.ts";

describe("the setup of a clinic", () => {
  let server: TestHouse;
  const cookies: Record<string, string> = {};
  const ask = (path: string, as?: string) => askerOf(server.url)(path, as ? { cookie: cookies[as] } : {});

  beforeAll(async () => {
    server = await openTestHouse();
    await saveClinic(server.house, smallClinic(), { isDemo: false });
    for (const [username, role] of [["ana", "front-desk"], ["sam", "administrator"]] as const) {
      await server.access.addUser({ username, name: username, password: "correct horse", role, clinicId: "clinic" });
      cookies[username] = (await askerOf(server.url)("/api/sign-in", { body: { username, password: "correct horse" } })).cookies;
    }
  });
  afterAll(() => server.close());

  it("can be taken along as a file, and makes the same clinic in another house", async () => {
    const file = await ask("/api/admin/setup.json", "sam");
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="anteroom-clinic.json"');
    const other = await openTestHouse();
    try {
      await saveClinic(other.house, clinicSetup.parse(JSON.parse(file.text)), { isDemo: false });
      expect(other.house.keeper.state("clinic").setup).toEqual(server.house.keeper.state("clinic").setup);
    } finally {
      await other.close();
    }
  });

  it("is given to administrators only", async () => {
    expect((await ask("/api/admin/setup.json", "ana")).json).toMatchObject({ code: "not-allowed" });
    expect((await ask("/api/admin/setup.json")).json).toMatchObject({ code: "not-signed-in" });
  });
});
