import { z } from 'zod';
import { permission, role } from './permission.ts';

/** How somebody signs in: by the token of the settings, or by name and password. Nothing of both is nobody. */
export const signInRequest = z.object({
  token: z.string().max(1_000).optional(),
  name: z.string().trim().max(200).optional(),
  password: z.string().max(500).optional(),
});
/** How somebody signs in. */
export type SignInRequest = z.infer<typeof signInRequest>;

/** Who asks, and what they may. */
export const whoami = z.object({
  kind: z.enum(['open', 'owner', 'user', 'token']).describe('open: nobody needs to sign in here; owner: by FRAMESEEK_TOKEN'),
  name: z.string(),
  role: role.optional(),
  permissions: z.array(permission),
});
/** Who asks, and what they may. */
export type Whoami = z.infer<typeof whoami>;

const session = z.object({
  id: z.string(),
  user: z.string().optional().describe('Name of whoever signed in; absent: by FRAMESEEK_TOKEN'),
  browser: z.string(),
  isThis: z.boolean().describe('Of the request that asks'),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().optional(),
});
/** Browsers that are signed in. */
export const sessionList = z.object({ sessions: z.array(session) });
/** A browser that is signed in. */
export type SignedInSession = z.infer<typeof session>;
