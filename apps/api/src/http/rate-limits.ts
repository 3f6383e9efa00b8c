import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { Fault, isFaultOf } from '@frameseek/core';
import type { Access } from '@frameseek/runtime';
import { callerOf } from './caller.ts';
import { networkOf } from './guess-limit.ts';
import { LIMITS, type RateKind } from './limits.ts';

const WINDOW_MS = 60_000;

/** Counts requests of each kind, and turns away who asks for too many: `server/busy`. Answers tell by `RateLimit` how many are left. */
export const createRateLimits = (access: Pick<Access, 'openShare'>): Readonly<Record<RateKind, RequestHandler>> => {
  const limit = (kind: RateKind): RequestHandler => rateLimit({
    windowMs: WINDOW_MS,
    limit: LIMITS.requestsPerMinute[kind],
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: kind,
    // Whoever signs in does not guess.
    skipSuccessfulRequests: kind === 'signIn',
    // A session that somebody has gives no further guesses at the passwords of others.
    keyGenerator: (req) => (kind === 'signIn' ? networkOf(addressOf(req)) : keyOf(req, access)),
    skip: (req) => callerOf(req)?.kind === 'open',
    handler: (_req, res, next) => next(new Fault('server/busy', { retryAfterMs: retryAfterMs(res.getHeader('Retry-After')) })),
    // It would complain of the address that the web app passes on; we go by the connection.
    validate: false,
  });
  return { usual: limit('usual'), media: limit('media'), search: limit('search'), heavy: limit('heavy'), signIn: limit('signIn') };
};

const retryAfterMs = (header: unknown): number => (Number(header) > 0 ? Number(header) * 1_000 : WINDOW_MS);

/** Whose count it is: that of the session or token, of a link that opens, or of the network. */
const keyOf = (req: Request, access: Pick<Access, 'openShare'>): string => {
  const caller = callerOf(req);
  const network = networkOf(addressOf(req));
  if (caller !== undefined) return caller.pass?.id ?? `${caller.kind} ${network}`;
  const { secret } = req.params;
  return (typeof secret === 'string' ? linkOf(secret, access) : undefined) ?? network;
};

const addressOf = (req: Request): string => req.socket.remoteAddress ?? '';

/** Undefined for what opens nothing: whoever makes links up counts as nobody. */
const linkOf = (secret: string, access: Pick<Access, 'openShare'>): string | undefined => {
  try {
    return access.openShare(secret).id;
  } catch (error) {
    if (isFaultOf(error, 'auth/link-ended')) return undefined;
    throw error;
  }
};
