import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { Fault } from '@frameseek/core';
import { callerOf } from './caller.ts';
import { LIMITS, type RateKind } from './limits.ts';

const WINDOW_MS = 60_000;

/** Counts requests of each kind, and turns away who asks for too many: `server/busy`. Answers tell by `RateLimit` how many are left. */
export const createRateLimits = (): Readonly<Record<RateKind, RequestHandler>> => {
  const limit = (kind: RateKind): RequestHandler => rateLimit({
    windowMs: WINDOW_MS,
    limit: LIMITS.requestsPerMinute[kind],
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: kind,
    // Whoever signs in does not guess.
    skipSuccessfulRequests: kind === 'signIn',
    keyGenerator: keyOf,
    skip: (req) => callerOf(req)?.kind === 'open',
    handler: (_req, res, next) => next(new Fault('server/busy', { retryAfterMs: retryAfterMs(res.getHeader('Retry-After')) })),
    // It would complain of the address that the web app passes on; we go by the connection.
    validate: false,
  });
  return { usual: limit('usual'), media: limit('media'), search: limit('search'), heavy: limit('heavy'), signIn: limit('signIn') };
};

const retryAfterMs = (header: unknown): number => (Number(header) > 0 ? Number(header) * 1_000 : WINDOW_MS);

/** Whose count it is: that of the session or token, of the link, or of the address. */
const keyOf = (req: Request): string => {
  const caller = callerOf(req);
  const address = req.socket.remoteAddress ?? '';
  if (caller !== undefined) return caller.pass?.id ?? `${caller.kind} ${address}`;
  const { secret } = req.params;
  return typeof secret === 'string' ? `link ${secret.slice(0, 16)}` : address;
};
