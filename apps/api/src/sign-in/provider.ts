import * as oidc from 'openid-client';
import { Fault } from '@frameseek/core';
import type { Config } from '@frameseek/runtime';
import { z } from 'zod';

type ProviderConfig = NonNullable<Config['oidc']>;

/** A sign-in that was begun: what must come back with the person, kept by their browser meanwhile. */
export interface BegunSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who somebody is to the provider. */
export interface ProviderIdentity {
  /** Issuer and subject. */
  readonly subject: string;
  /** Verified mail address, and the subject by itself. */
  readonly names: readonly string[];
}

/** The OpenID Connect provider of the settings: the authorization code flow with PKCE (OpenID Connect Core 1.0, RFC 7636). */
export interface Provider {
  /** Where the browser goes to sign in. Rejects with `server/failed` when the provider does not answer. */
  begin(): Promise<{ readonly url: URL; readonly begun: BegunSignIn }>;
  /** Who came back by this address. Rejects with `auth/refused` for whatever does not fit, and with `server/failed`. */
  finish(address: URL, begun: BegunSignIn): Promise<ProviderIdentity>;
}

/** Of the browser, between going and coming back. */
export const begunSignIn: z.ZodType<BegunSignIn> = z.object({ state: z.string().min(20), nonce: z.string().min(20), verifier: z.string().min(40) });

const SCOPE = 'openid email profile';
/** Seconds that the provider may take to answer. */
const TIMEOUT_S = 10;

/** The provider; it is asked nothing yet. */
export const createProvider = ({ issuer, clientId, clientSecret, redirectUrl }: ProviderConfig): Provider => {
  let known: Promise<oidc.Configuration> | undefined;
  const discovered = async (): Promise<oidc.Configuration> => {
    known ??= discover(issuer, clientId, clientSecret);
    try {
      return await known;
    } catch (cause) {
      // It may answer the next time.
      known = undefined;
      throw new Fault('server/failed', { server: 'provider for signing in', reason: reasonOf(cause) }, { cause });
    }
  };
  return {
    begin: async () => {
      const config = await discovered();
      const begun = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUrl, scope: SCOPE, state: begun.state, nonce: begun.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier), code_challenge_method: 'S256',
      });
      return { url, begun };
    },
    finish: async ({ search }, { state, nonce, verifier }) => {
      const config = await discovered();
      // The address as the provider knows it: that of this request may be the one behind a proxy.
      const address = new URL(redirectUrl + search);
      const tokens = await oidc.authorizationCodeGrant(config, address, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true })
        .catch((cause: unknown) => {
          throw new Fault('auth/refused', { by: 'provider' }, { cause });
        });
      const claims = tokens.claims();
      if (claims === undefined) throw new Fault('auth/refused', { by: 'provider' });
      return { subject: `${claims.iss} ${claims.sub}`, names: namesOf(claims) };
    },
  };
};

const discover = async (issuer: string, clientId: string, clientSecret: string | undefined): Promise<oidc.Configuration> => {
  // A provider on this computer, for tests and proxies, may do without TLS; the settings name it.
  const execute = new URL(issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  return await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: TIMEOUT_S });
};

const claimed = z.object({ sub: z.string(), email: z.string().optional(), email_verified: z.boolean().optional() });

/** An address that nobody verified is what anybody may claim, and so is the user name (OpenID Connect Core, 5.7). */
const namesOf = (claims: unknown): string[] => {
  const { sub, email, email_verified: isVerified } = claimed.parse(claims);
  return [...(email !== undefined && isVerified === true ? [email] : []), sub];
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
