import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { Fault } from '@frameseek/core';
import { isLoopback, type Config } from '@frameseek/runtime';
import { createGuessLimit } from './guess-limit.ts';

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps foreign web pages out. On this computer only, the server must be addressed by a name of this computer, or a page
 * whose own name was pointed here (DNS rebinding) could read everything. Writes must come from our own pages or programs, and
 * no page of another site may have so much as a picture from here: asking for it is work.
 */
export const sameSiteOnly = ({ token, host, allowedHosts }: Config): RequestHandler => {
  const allowed = (name: string): boolean => isLoopback(name) || name === host || allowedHosts.includes(name);
  return (req, _res, next) => {
    const addressed = [req.headers.host, forwardedHost(req)].filter((value) => value !== undefined);
    if (token === undefined) {
      const foreign = addressed.find((value) => !allowed(hostname(value)));
      if (foreign !== undefined) throw new Fault('auth/foreign-site', { site: foreign });
    }
    const origin = req.headers.origin;
    if (isFromElsewhere(req)) throw new Fault('auth/foreign-site', { site: origin ?? req.headers.referer ?? 'a page of another site' });
    if (!SAFE_METHODS.has(req.method) && origin !== undefined && !addressed.includes(hostOf(origin))) {
      throw new Fault('auth/foreign-site', { site: origin });
    }
    next();
  };
};

/**
 * Whether a browser says that a page of another site asks (Fetch Metadata, https://www.w3.org/TR/fetch-metadata/), unless a
 * person goes here by a link. Programs do not say anything, and pages cannot forge it.
 */
const isFromElsewhere = ({ method, headers }: Request): boolean => {
  const isVisit = SAFE_METHODS.has(method) && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return headers['sec-fetch-site'] === 'cross-site' && !isVisit;
};

/** Whether the request carries the token, as a header or a cookie; always so when none is demanded. */
export const isAllowed = (req: Request, token: string | undefined): boolean =>
  token === undefined || [bearer(req), cookie(req)].some((given) => given !== undefined && isSame(given, token));

/** Lets nobody in without the token, where one is demanded: all else is `auth/required`, and `server/busy` after too many wrong ones. */
export const tokenOnly = ({ token }: Config): RequestHandler => {
  const guesses = createGuessLimit();
  return (req, _res, next) => {
    const address = req.socket.remoteAddress ?? '';
    const isGuess = token !== undefined && (bearer(req) ?? cookie(req)) !== undefined;
    const retryAfterMs = isGuess ? guesses.waitMs(address) : 0;
    // Not even looked at: a right one among too many wrong ones would tell that it is right.
    if (retryAfterMs > 0) throw new Fault('server/busy', { retryAfterMs });
    const allowed = isAllowed(req, token);
    if (isGuess && !allowed) guesses.note(address);
    // Health answers everybody, but says less to those without a token.
    if (!allowed && req.path !== '/api/health') throw new Fault('auth/required', {});
    next();
  };
};

const bearer = (req: Request): string | undefined => /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];

const cookie = (req: Request): string | undefined =>
  (req.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith('frameseek_token='))
    ?.slice('frameseek_token='.length);

/** Compared by their digests: equal lengths, so the time tells nothing about the token. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const forwardedHost = (req: Request): string | undefined => {
  const value = req.headers['x-forwarded-host'];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : origin);
const hostname = (host: string): string => (URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : host);
