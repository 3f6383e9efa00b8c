import type { Request, RequestHandler } from 'express';
import { Fault } from '@frameseek/core';
import { isLoopback, type Runtime } from '@frameseek/runtime';

/** Methods that change nothing (RFC 9110, 9.2.1). */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps foreign web pages out. On this computer only, the server must be addressed by a name of this computer, or a page
 * whose own name was pointed here (DNS rebinding) could read everything. Writes must come from our own pages or programs, and
 * no page of another site may have so much as a picture from here: asking for it is work.
 */
export const sameSiteOnly = ({ access, config: { host, allowedHosts } }: Pick<Runtime, 'access' | 'config'>): RequestHandler => {
  const allowed = (name: string): boolean => isLoopback(name) || name === host || allowedHosts.includes(name);
  return (req, _res, next) => {
    const addressed = [req.headers.host, forwardedHost(req)].filter((value) => value !== undefined);
    if (access.isOpen()) {
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

const forwardedHost = (req: Request): string | undefined => {
  const value = req.headers['x-forwarded-host'];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : origin);
const hostname = (host: string): string => (URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : host);
