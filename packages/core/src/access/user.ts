import { z } from 'zod';
import { role } from './permission.ts';

/** How people are called who sign in: a name or a mail address, without spaces around it. */
const userName = z.string().trim().min(1).max(200).regex(/^[^\p{C}\s]+$/u, 'may hold no spaces');
/** Long enough not to be guessed (NIST SP 800-63B, 3.1.1.2), short enough to be hashed at once. */
export const password = z.string().min(12, 'needs at least 12 characters').max(500);

/** Somebody who may sign in. */
export const user = z.object({
  id: z.string(),
  name: z.string(),
  role,
  createdAt: z.string(),
  signsInBy: z.array(z.enum(['password', 'provider'])).describe('provider: the OpenID Connect provider of the settings'),
});
/** Somebody who may sign in. */
export type User = z.infer<typeof user>;
/** Everybody who may sign in. */
export const userList = z.object({ users: z.array(user) });

/** Somebody new. Without a password they sign in by the provider, whose verified mail address or name of them this is. */
export const newUser = z.object({ name: userName, role, password: password.optional() });
/** Somebody new. */
export type NewUser = z.infer<typeof newUser>;

/** What is to be different about somebody. */
export const userChange = z
  .object({ role: role.optional(), password: password.optional() })
  .refine((change) => change.role !== undefined || change.password !== undefined, 'it changes neither role nor password')
  .meta({ minProperties: 1 });
/** What is to be different about somebody. */
export type UserChange = z.infer<typeof userChange>;
