import { z } from 'zod';
import { permission } from './permission.ts';

/** Days that a token or a link can last at most. */
const MAX_DAYS = 3_650;
/** Days that something lasts. */
export const days = z.number().int().min(1).max(MAX_DAYS);

/** A new token for a program: what it may, and for how long. */
export const newApiToken = z.object({
  name: z.string().trim().min(1).max(100),
  permissions: z.array(permission).min(1),
  days: days.optional().describe('Without it, until it is revoked'),
});
/** A new token for a program. */
export type NewApiToken = z.infer<typeof newApiToken>;

const apiToken = z.object({
  id: z.string(),
  name: z.string(),
  user: z.string().optional().describe('Whose it is; absent: of the command line or the owner'),
  permissions: z.array(permission),
  createdAt: z.string(),
  expiresAt: z.string().optional(),
  lastUsedAt: z.string().optional(),
});
/** A token, without its secret. */
export type ApiToken = z.infer<typeof apiToken>;
/** All tokens that one may see. */
export const apiTokenList = z.object({ tokens: z.array(apiToken) });
/** A token that was made just now: the only time that its secret is told. */
export const issuedApiToken = apiToken.extend({ secret: z.string().describe('Told only now. Send it as "Authorization: Bearer …"') });
