import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { username } from "better-auth/plugins/username";
import { role as roleSchema, type Role, type Session } from "#contract/session.ts";
import { authAccounts, authSessions, authUsers, authVerifications } from "#drizzle/schema/access.ts";
import type { House } from "#server/house.ts";
import { hasTooManyFailures, noteFailure, forgetFailures } from "#server/store/sign-in-failures.ts";

/**
 * Who people are. The library hashes passwords (salted scrypt) and keeps sessions; roles and clinics are ours. Only
 * signing in, signing out and reading a session are reachable from outside: there is no sign-up.
 */
export type Access = {
  /** The session cookies to set, or why not. */
  signIn(name: string, password: string, headers: Headers): Promise<{ ok: true; cookies: string[]; session: Session } | { ok: false; code: "wrong-sign-in" | "too-many-tries" }>;
  /** The cookies that end the session. */
  signOut(headers: Headers): Promise<string[]>;
  session(headers: Headers): Promise<Session | null>;
  /** Throws when the user name is taken. */
  addUser(user: { username: string; name: string; password: string; role: Role; clinicId: string }): Promise<void>;
  setPassword(username: string, password: string): Promise<boolean>;
};

export function makeAccess(house: House): Access {
  const { settings } = house;
  const auth = betterAuth({
    database: drizzleAdapter(house.database.db, {
      provider: "pg",
      schema: { user: authUsers, session: authSessions, account: authAccounts, verification: authVerifications },
    }),
    secret: settings.secret,
    baseURL: settings.publicUrl ?? `http://localhost:${settings.port}`,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8 },
    plugins: [username({ minUsernameLength: 2 })],
    user: {
      additionalFields: {
        role: { type: "string", required: true, input: false },
        clinicId: { type: "string", required: true, input: false },
      },
    },
    // A session that was ended must be over at once, so it is read from the database every time.
    session: { cookieCache: { enabled: false }, expiresIn: 60 * 60 * 24 * 7 },
    advanced: { useSecureCookies: settings.publicUrl?.startsWith("https:") ?? false, cookiePrefix: "anteroom" },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });

  const sessionOf = async (headers: Headers): Promise<Session | null> => {
    if (!headers.get("cookie")) return null;
    const found = await auth.api.getSession({ headers });
    if (!found) return null;
    const role = roleSchema.safeParse(found.user.role);
    const clinicId = found.user.clinicId;
    if (!role.success || !house.keeper.ids().includes(clinicId)) return null;
    const { setup } = house.keeper.state(clinicId);
    return { id: found.user.id, name: found.user.name, role: role.data, clinic: { id: clinicId, name: setup.name, timeZone: setup.timeZone, ...(setup.region === undefined ? {} : { region: setup.region }), demo: house.keeper.isDemo(clinicId) } };
  };

  return {
    async signIn(name, password, headers) {
      const { sql } = house.database;
      // The clock of the machine, not of a clinic that may be played faster than life.
      const now = Date.now();
      const account = name.toLowerCase();
      if (await hasTooManyFailures(sql, account, now)) return { ok: false, code: "too-many-tries" };
      try {
        const { headers: answered } = await auth.api.signInUsername({ body: { username: account, password }, headers, returnHeaders: true });
        const cookies = answered.getSetCookie();
        const session = await sessionOf(new Headers({ cookie: cookies.map((c) => c.split(";", 1)[0]).join("; ") }));
        if (!session) return { ok: false, code: "wrong-sign-in" };
        await forgetFailures(sql, account);
        return { ok: true, cookies, session };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        await noteFailure(sql, account, now);
        return { ok: false, code: "wrong-sign-in" };
      }
    },

    async signOut(headers) {
      const { headers: answered } = await auth.api.signOut({ headers, returnHeaders: true });
      return answered.getSetCookie();
    },

    session: sessionOf,

    async addUser(user) {
      const context = await auth.$context;
      const created = await context.internalAdapter.createUser({
        name: user.name,
        // The library wants an address; nobody writes to this one.
        email: `${user.username.toLowerCase()}@users.anteroom.invalid`,
        emailVerified: true,
        username: user.username.toLowerCase(),
        displayUsername: user.username,
        role: user.role,
        clinicId: user.clinicId,
      }, { method: "admin" });
      await context.internalAdapter.linkAccount({ userId: created.id, accountId: created.id, providerId: "credential", password: await context.password.hash(user.password) });
    },

    async setPassword(name, password) {
      const context = await auth.$context;
      const found = await house.database.sql<{ id: string }[]>`select id from auth_users where username = ${name.toLowerCase()}`;
      const [user] = found;
      if (!user) return false;
      await context.internalAdapter.updatePassword(user.id, await context.password.hash(password));
      await context.internalAdapter.deleteUserSessions(user.id);
      return true;
    },
  };
}

/** The library throws its refusals; everything else that is thrown is a fault. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" && error.statusCode < 500;
}
