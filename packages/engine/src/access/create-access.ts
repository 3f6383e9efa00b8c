import type { Access, WayIn } from './access.ts';
import { iso, type AccessParts } from './access-parts.ts';
import { callerOf, isOpen } from './caller-of.ts';
import { passUseCases } from './pass-use-cases.ts';
import { signInUseCases } from './sign-in.ts';
import { userUseCases } from './user-use-cases.ts';

/** Who may what, over the parts given. */
export const createAccess = (parts: AccessParts): Access => {
  const { catalog, settings } = parts;
  return {
    isOpen: () => isOpen(parts),
    waysIn: (): readonly WayIn[] => [
      ...(catalog.hasUsers() ? ['password' as const] : []),
      ...(settings.hasProvider ? ['provider' as const] : []),
      ...(settings.token === undefined ? [] : ['token' as const]),
    ],
    hasTokens: () => catalog.passes('token').some(({ expiresAt = '~' }) => expiresAt > iso(parts.now())),
    callerOf: (shown) => callerOf(parts, shown),
    ...signInUseCases(parts),
    ...userUseCases(parts),
    ...passUseCases(parts),
    note: (entry) => catalog.addAuditEntry(entry),
    auditEntries: (options) => catalog.auditEntries(options),
  };
};
