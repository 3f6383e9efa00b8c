import type { Permission } from './permission.ts';
import type { Shared } from './share.ts';

/** What lets in whoever shows its secret: a browser that signed in, a program, or somebody with a link. */
export type PassKind = 'session' | 'token' | 'share';

/** A pass, without its secret, of which only the digest is kept. */
export interface Pass {
  readonly id: string;
  readonly kind: PassKind;
  /** What people know it by: the browser, the name of the token, the title of what is shared. */
  readonly label: string;
  /** Whose it is, and with whom it ends; absent for the command line and for sessions by the token of the settings. */
  readonly userId?: string;
  /** What it may at most; absent: all that its user may. */
  readonly permissions?: readonly Permission[];
  /** What a share shows. */
  readonly shared?: Shared;
  /** Instants, ISO 8601. */
  readonly createdAt: string;
  /** Absent: it lasts until it is revoked. */
  readonly expiresAt?: string;
  readonly lastUsedAt?: string;
}
