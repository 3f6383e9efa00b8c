import type { Role } from '@frameseek/core';
import type { Settings } from './settings.ts';

/** The OpenID Connect provider by which people may sign in. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** Where the provider sends people back to: it must know this very address. */
  readonly redirectUrl: string;
  /** Role of whoever was not added; absent: they may not sign in. */
  readonly strangerRole?: Role;
}

/** What the settings say of a provider; undefined where they name none. */
export const oidcConfig = (values: Settings): OidcConfig | undefined => {
  const { FRAMESEEK_OIDC_ISSUER: issuer, FRAMESEEK_OIDC_CLIENT_ID: clientId, FRAMESEEK_URL: url } = values;
  if (issuer === undefined || clientId === undefined || url === undefined) return undefined;
  return {
    issuer, clientId,
    redirectUrl: `${url.replace(/(?<!\/)\/+$/, '')}/api/session/oidc/callback`,
    ...(values.FRAMESEEK_OIDC_CLIENT_SECRET !== undefined && { clientSecret: values.FRAMESEEK_OIDC_CLIENT_SECRET }),
    ...(values.FRAMESEEK_OIDC_ROLE !== undefined && { strangerRole: values.FRAMESEEK_OIDC_ROLE }),
  };
};

/** What is missing for a provider that is named. */
export const oidcConflicts = (values: Settings): string[] => {
  if (values.FRAMESEEK_OIDC_ISSUER === undefined) return [];
  return (['FRAMESEEK_OIDC_CLIENT_ID', 'FRAMESEEK_URL'] as const)
    .filter((name) => values[name] === undefined)
    .map((name) => `FRAMESEEK_OIDC_ISSUER needs ${name}, too`);
};
