import { z } from "zod";

export const role = z.enum(["front-desk", "clinician", "administrator"]);
export type Role = z.infer<typeof role>;

/** Who is signed in, for navigation and greetings. Null when nobody is. */
export const session = z.object({ id: z.string(), name: z.string(), role, clinic: z.object({ id: z.string(), name: z.string(), timeZone: z.string(), region: z.string().optional(), demo: z.boolean() }) });
export type Session = z.infer<typeof session>;

/** What each role may do beyond looking at the staff screens. */
export const mayRunQueue: readonly Role[] = ["front-desk", "clinician", "administrator"];
export const mayAdminister: readonly Role[] = ["administrator"];

/** POST /api/sign-in */
export const signInRequest = z.object({ username: z.string().trim().min(1, "Enter your user name."), password: z.string().min(1, "Enter your password.") });
