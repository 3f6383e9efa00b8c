import type { Request, RequestHandler } from 'express';
import { Fault, type Caller } from '@frameseek/core';
import type { Access, Actor } from '@frameseek/runtime';
import { cookieOf } from './cookies.ts';
import { createGuessLimit } from './guess-limit.ts';

/** Cookie of a session. */
export const SESSION_COOKIE = 'frameseek_session';
/** Cookie with the token itself, which earlier versions set, and programs still may. */
export const TOKEN_COOKIE = 'frameseek_token';

const callers = new WeakMap<Request, Caller>();

/** Finds out who asks, for what comes after. Throws `server/busy` after too many wrong tokens from one address. */
export const knowCaller = (access: Access): RequestHandler => {
  const guesses = createGuessLimit();
  return (req, _res, next) => {
    const token = bearer(req) ?? cookieOf(req, TOKEN_COOKIE);
    const session = cookieOf(req, SESSION_COOKIE);
    const address = req.socket.remoteAddress ?? '';
    const isGuess = token !== undefined && !access.isOpen();
    const retryAfterMs = isGuess ? guesses.waitMs(address) : 0;
    // Not even looked at: a right one among too many wrong ones would tell that it is right.
    if (retryAfterMs > 0) throw new Fault('server/busy', { retryAfterMs });
    const caller = access.callerOf({ token, session });
    if (caller !== undefined) callers.set(req, caller);
    else if (isGuess) guesses.note(address);
    next();
  };
};

/** Who asks; undefined for nobody known. */
export const callerOf = (req: Request): Caller | undefined => callers.get(req);

/** Who asks. Throws `auth/required`, with the ways to sign in, for nobody known. */
export const theCaller = (req: Request, access: Pick<Access, 'waysIn'>): Caller => {
  const caller = callers.get(req);
  if (caller === undefined) throw new Fault('auth/required', { ways: access.waysIn() });
  return caller;
};

/** Who asks, as the log of who did what has it. */
export const actorOf = (req: Request): Actor => ({ name: callers.get(req)?.name ?? 'unknown', address: req.socket.remoteAddress ?? '' });

const bearer = (req: Request): string | undefined => /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
