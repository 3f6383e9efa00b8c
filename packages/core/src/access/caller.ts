import type { Permission, Role } from './permission.ts';
import type { Pass } from './pass.ts';

/** Who asks, and what they may. */
export interface Caller {
  /** open: nobody needs to sign in; owner: by the token of the settings, or on the command line. */
  readonly kind: 'open' | 'owner' | 'user' | 'token';
  readonly name: string;
  readonly role?: Role;
  readonly userId?: string;
  readonly permissions: readonly Permission[];
  /** What was shown; absent for the token of the settings itself. */
  readonly pass?: Pass;
}

/** Whether somebody may do something. */
export const may = ({ permissions }: Pick<Caller, 'permissions'>, wanted: Permission): boolean => permissions.includes(wanted);
