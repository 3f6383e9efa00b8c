import { Fault } from '@frameseek/core';
import type { Request } from 'express';
import { cookieOf, setCookie } from '../../http/cookies.ts';
import { rawEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import { begunSignIn, createProvider, type BegunSignIn, type Provider } from '../../sign-in/provider.ts';
import { keepSession, signInFrom } from './session.ts';

const PATH = '/api/session/oidc';
/** Cookie of a sign-in that was begun. */
const COOKIE = 'frameseek_oidc';
/** Milliseconds in which somebody must have come back. */
const PATIENCE_MS = 600_000;

/** Signing in by an OpenID Connect provider: there, and back. */
export const oidcEndpoints = (): readonly Endpoint[] => {
  let known: Provider | undefined;
  const providerOf = ({ runtime: { config, access } }: Call): Provider => {
    if (config.oidc === undefined) throw new Fault('auth/required', { ways: access.waysIn() });
    return (known ??= createProvider(config.oidc));
  };
  return [
    rawEndpoint({
      method: 'get',
      path: PATH,
      needs: 'nothing',
      rate: 'signIn',
      summary: 'Leads to the OpenID Connect provider of the settings, to sign in there',
      status: 302,
      faults: ['server/failed'],
      handle: async (_input, call) => {
        const { url, begun } = await providerOf(call).begin();
        const value = Buffer.from(JSON.stringify(begun)).toString('base64url');
        // Lax: the provider's page leads back here.
        setCookie(call.req, call.res, { name: COOKIE, value, maxAgeMs: PATIENCE_MS, sameSite: 'lax', path: PATH });
        call.res.set('Cache-Control', 'no-store').redirect(302, url.href);
      },
    }),
    rawEndpoint({
      method: 'get',
      path: `${PATH}/callback`,
      needs: 'nothing',
      rate: 'signIn',
      summary: 'Where the provider leads back to: signs in, and leads into the app',
      status: 302,
      faults: ['auth/refused', 'server/failed'],
      handle: async (_input, call) => {
        const { req, res, runtime } = call;
        const provider = providerOf(call);
        const begun = begunOf(req);
        if (begun === undefined) throw new Fault('auth/refused', { by: 'provider' });
        const identity = await provider.finish(new URL(req.originalUrl, 'http://localhost'), begun);
        const { secret } = runtime.access.signInByProvider(identity, signInFrom(req));
        res.clearCookie(COOKIE, { path: PATH });
        keepSession(req, res, secret);
        res.set('Cache-Control', 'no-store').redirect(302, '/');
      },
    }),
  ];
};

const begunOf = (req: Request): BegunSignIn | undefined => {
  const value = cookieOf(req, COOKIE);
  if (value === undefined) return undefined;
  try {
    return begunSignIn.parse(JSON.parse(Buffer.from(value, 'base64url').toString()));
  } catch {
    // Whatever else stands there was not written by this server.
    return undefined;
  }
};
