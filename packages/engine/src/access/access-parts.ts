import type { Catalog, PasswordHasher, Role } from '@frameseek/core';

/** What access stands on. */
export interface AccessParts {
  readonly catalog: Catalog;
  readonly hasher: PasswordHasher;
  readonly settings: AccessSettings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What the settings say about who may enter. */
export interface AccessSettings {
  /** Opens everything. */
  readonly token?: string;
  /** Whether only this computer reaches the server. */
  readonly isLocal: boolean;
  /** Whether an OpenID Connect provider is named. */
  readonly hasProvider: boolean;
  /** The role of whoever signs in by the provider and was not added; absent: they may not. */
  readonly strangerRole?: Role;
}

/** An instant as it is kept. */
export const iso = (ms: number): string => new Date(ms).toISOString();

/** An instant some days from now, as it is kept. */
export const inDays = ({ now }: Pick<AccessParts, 'now'>, days: number): string => iso(now() + days * 24 * 3_600_000);
