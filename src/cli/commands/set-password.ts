import { defineCommand } from "citty";
import { fail } from "#cli/say.ts";
import { withHouse } from "#cli/with-house.ts";
import { makeAccess } from "#server/access.ts";

export const setPassword = defineCommand({
  meta: { name: "set-password", description: "Give an account a new password, read from standard input; its sessions end" },
  args: { username: { type: "positional", required: true, description: "The account" } },
  async run({ args }) {
    const password = (await readAll(process.stdin)).trim();
    if (password.length < 8) fail("The password, on standard input, must have at least 8 characters.");
    const found = await withHouse((house) => makeAccess(house).setPassword(args.username, password));
    if (!found) fail(`There is no account "${args.username}".`);
    process.stdout.write(`${args.username} has a new password.\n`);
  },
});

async function readAll(stream: NodeJS.ReadStream): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}
