import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { Fault, type Caller, type Pass, type StoredUser } from '@frameseek/core';
import type { Access, Identity, Issued, SignInFrom } from './access.ts';
import { inDays, iso, type AccessParts } from './access-parts.ts';
import { sessionDigest } from './caller-of.ts';
import { isSameSecret, newSecret } from './secrets.ts';

/** Days that a browser stays signed in. */
const SESSION_DAYS = 30;
/** Passwords that are looked at at one time: each takes a core and 20 MB. */
const MAX_CHECKS = 2;
/** Characters of what a browser calls itself. */
const MAX_BROWSER = 200;

/** Signing in, by whatever way, and out. */
export const signInUseCases = (parts: AccessParts): Pick<Access, 'signIn' | 'signInByProvider' | 'signOut' | 'changePassword'> => {
  const { catalog, hasher, settings } = parts;
  const checks = pLimit(MAX_CHECKS);
  /** The hash of nobody: a name that is not there takes as long as a wrong password, so that the time tells no names. */
  let nobody: Promise<string> | undefined;
  const isPassword = (user: StoredUser | undefined, password: string): Promise<boolean> => checks(async () => {
    const hash = user?.passwordHash ?? (await (nobody ??= hasher.hash(randomUUID())));
    const isRight = await hasher.verify(hash, password);
    return isRight && user?.passwordHash !== undefined;
  });
  const refuse = (by: 'token' | 'password' | 'provider', who: string, from: SignInFrom): Fault => {
    catalog.addAuditEntry({ who, action: 'sign-in.refused', target: by, ...addressOf(from) });
    return new Fault('auth/refused', { by });
  };
  return {
    signIn: async ({ token, name, password }, from) => {
      if (token !== undefined) {
        if (settings.token === undefined || !isSameSecret(token.trim(), settings.token)) throw refuse('token', 'unknown', from);
        return openSession(parts, undefined, from);
      }
      if (name === undefined || password === undefined) throw new Fault('auth/required', {});
      const user = catalog.userByName(name);
      if (!(await isPassword(user, password)) || user === undefined) throw refuse('password', name, from);
      return openSession(parts, user, from);
    },
    signInByProvider: (identity, from) => {
      const user = userOf(parts, identity);
      if (user === undefined) throw refuse('provider', identity.names[0] ?? identity.subject, from);
      return openSession(parts, user, from);
    },
    signOut: ({ pass, name }, actor) => {
      if (pass?.kind === 'session') catalog.removePass(pass.id);
      catalog.addAuditEntry({ who: name, action: 'signed-out', ...addressOf(actor) });
    },
    changePassword: async (caller, { old, next }, actor) => {
      const user = userOfCaller(parts, caller);
      if (user === undefined || !(await isPassword(user, old))) throw refuse('password', caller.name, { browser: '', ...addressOf(actor) });
      catalog.putUser({ ...user, passwordHash: await hasher.hash(next) });
      catalog.removePassesOf(user.id, caller.pass?.id);
      catalog.addAuditEntry({ who: caller.name, action: 'user.password-changed', target: user.name, ...addressOf(actor) });
    },
  };
};

const userOfCaller = ({ catalog }: AccessParts, { userId }: Caller): StoredUser | undefined => (userId === undefined ? undefined : catalog.user(userId));

/** Whom a provider means: whoever signed in so before, or was added by one of the names and did not yet. */
const userOf = ({ catalog, settings: { strangerRole }, now }: AccessParts, { subject, names }: Identity): StoredUser | undefined => {
  const known = catalog.userBySubject(subject);
  if (known !== undefined) return known;
  const added = names.map((name) => catalog.userByName(name)).find((user) => user !== undefined && user.subject === undefined);
  const [name] = names;
  const stranger = strangerRole === undefined || name === undefined || catalog.userByName(name) !== undefined
    ? undefined
    : { id: randomUUID(), name, role: strangerRole, createdAt: iso(now()) };
  const user = added ?? stranger;
  if (user === undefined) return undefined;
  catalog.putUser({ ...user, subject });
  return user;
};

const openSession = (parts: AccessParts, user: StoredUser | undefined, from: SignInFrom): Issued<Pass> => {
  const { catalog, now } = parts;
  const secret = newSecret('session');
  const pass: Pass = {
    id: randomUUID(), kind: 'session', label: from.browser.slice(0, MAX_BROWSER), createdAt: iso(now()), expiresAt: inDays(parts, SESSION_DAYS),
    ...(user !== undefined && { userId: user.id }),
  };
  catalog.removeExpiredPasses(iso(now()));
  catalog.addPass(pass, sessionDigest(parts, secret, user === undefined));
  catalog.addAuditEntry({ who: user?.name ?? 'owner', action: 'signed-in', ...addressOf(from) });
  return { made: pass, secret };
};

const addressOf = ({ address }: { readonly address?: string }): { address?: string } => (address === undefined ? {} : { address });
