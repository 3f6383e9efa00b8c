import { PERMISSIONS, ROLE_PERMISSIONS, may, type Caller, type Pass, type Permission } from '@frameseek/core';
import type { Shown } from './access.ts';
import { iso, type AccessParts } from './access-parts.ts';
import { digestOf, isSameSecret } from './secrets.ts';

/** Milliseconds: when a pass was used last is noted no more often. */
const TOUCH_MS = 60_000;

/** Whether nobody needs to sign in. */
export const isOpen = ({ catalog, settings: { token, isLocal, hasProvider } }: AccessParts): boolean =>
  isLocal && token === undefined && !hasProvider && !catalog.hasUsers();

/** Who shows this; undefined for nobody known, unless everybody may enter. */
export const callerOf = (parts: AccessParts, { token, session }: Shown): Caller | undefined => {
  const byToken = token === undefined ? undefined : callerByToken(parts, token);
  if (byToken !== undefined) return byToken;
  const pass = session === undefined ? undefined : sessionOf(parts, session);
  const bySession = pass === undefined ? undefined : callerByPass(parts, pass);
  return bySession ?? (isOpen(parts) ? EVERYBODY : undefined);
};

/** A pass that was shown, if it is still good. */
export const passOf = (parts: AccessParts, kind: Pass['kind'], digest: string): Pass | undefined => {
  const { catalog, now } = parts;
  const pass = catalog.passByDigest(digest);
  const at = iso(now());
  if (pass?.kind !== kind || (pass.expiresAt !== undefined && pass.expiresAt <= at)) return undefined;
  if (pass.lastUsedAt === undefined || now() - Date.parse(pass.lastUsedAt) > TOUCH_MS) catalog.touchPass(pass.id, at);
  return pass;
};

/** Digest of a session: one by the token of the settings ends when that token is another. */
export const sessionDigest = ({ settings }: AccessParts, secret: string, isOwner: boolean): string => digestOf(secret, isOwner ? settings.token : undefined);

const EVERYBODY: Caller = { kind: 'open', name: 'this computer', permissions: PERMISSIONS };
/** Whoever has the token of the settings. */
const OWNER: Caller = { kind: 'owner', name: 'owner', permissions: PERMISSIONS };

const callerByToken = (parts: AccessParts, token: string): Caller | undefined => {
  if (parts.settings.token !== undefined && isSameSecret(token, parts.settings.token)) return OWNER;
  const pass = passOf(parts, 'token', digestOf(token));
  return pass === undefined ? undefined : callerByPass(parts, pass);
};

const sessionOf = (parts: AccessParts, secret: string): Pass | undefined =>
  passOf(parts, 'session', sessionDigest(parts, secret, false))
  ?? (parts.settings.token === undefined ? undefined : passOf(parts, 'session', sessionDigest(parts, secret, true)));

/** The caller of a pass; undefined where its user is gone. */
const callerByPass = ({ catalog }: AccessParts, pass: Pass): Caller | undefined => {
  if (pass.userId === undefined) {
    return pass.kind === 'session' ? { ...OWNER, pass } : { kind: 'token', name: `token “${pass.label}”`, permissions: pass.permissions ?? [], pass };
  }
  const user = catalog.user(pass.userId);
  if (user === undefined) return undefined;
  const own = { permissions: ROLE_PERMISSIONS[user.role] };
  // A token never does more than its user may now.
  const permissions: readonly Permission[] = pass.permissions?.filter((one) => may(own, one)) ?? own.permissions;
  const name = pass.kind === 'token' ? `${user.name}, token “${pass.label}”` : user.name;
  return { kind: pass.kind === 'token' ? 'token' : 'user', name, role: user.role, userId: user.id, permissions, pass };
};
