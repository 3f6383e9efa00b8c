import type { Request, Response } from 'express';

/** The value of a cookie; undefined where it was not sent, or is empty. */
export const cookieOf = (req: Request, name: string): string | undefined => {
  const pair = (req.headers.cookie ?? '').split(';').map((one) => one.trim()).find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) || undefined;
};

interface Keeping {
  readonly maxAgeMs: number;
  /** strict: sent with what our own pages ask for; lax: also when a person comes from another site. */
  readonly sameSite: 'strict' | 'lax';
  readonly path: string;
}

/** Keeps a cookie that scripts cannot read, over HTTPS only where this request came so. */
export const setCookie = (req: Request, res: Response, cookie: Keeping & { readonly name: string; readonly value: string }): void => {
  const { name, value, maxAgeMs, sameSite, path } = cookie;
  res.cookie(name, value, { httpOnly: true, secure: isHttps(req), sameSite, path, maxAge: maxAgeMs });
};

/** As the web app, or a proxy before it, says. Who forges it keeps but its own cookie from itself. */
const isHttps = (req: Request): boolean => req.headers['x-forwarded-proto'] === 'https';
