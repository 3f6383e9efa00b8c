import { randomUUID } from 'node:crypto';
import { Fault, type StoredUser, type User } from '@frameseek/core';
import type { Access, Actor } from './access.ts';
import { iso, type AccessParts } from './access-parts.ts';

/** Who may sign in: listed, added, changed and removed. */
export const userUseCases = (parts: AccessParts): Pick<Access, 'users' | 'addUser' | 'changeUser' | 'removeUser'> => {
  const { catalog, hasher, now } = parts;
  const note = (action: string, { name }: StoredUser, actor: Actor): void =>
    catalog.addAuditEntry({ who: actor.name, action, target: name, ...(actor.address !== undefined && { address: actor.address }) });
  return {
    users: () => catalog.users().map(toUser),
    addUser: async ({ name, role, password }, actor) => {
      const hash = password === undefined ? {} : { passwordHash: await hasher.hash(password) };
      const user: StoredUser = { id: randomUUID(), name, role, createdAt: iso(now()), ...hash };
      catalog.putUser(user);
      note('user.added', user, actor);
      return toUser(user);
    },
    changeUser: async (named, { role, password }, actor) => {
      const user = theUser(parts, named);
      if (role !== undefined && role !== 'admin') checkLastAdmin(parts, user);
      const hash = password === undefined ? {} : { passwordHash: await hasher.hash(password) };
      const changed = { ...user, ...(role !== undefined && { role }), ...hash };
      catalog.putUser(changed);
      if (password !== undefined) catalog.removePassesOf(user.id);
      note(role === undefined ? 'user.password-changed' : `user.made-${role}`, changed, actor);
      return toUser(changed);
    },
    removeUser: (named, actor) => {
      const user = theUser(parts, named);
      if (catalog.users().length > 1) checkLastAdmin(parts, user);
      catalog.removeUser(user.id);
      note('user.removed', user, actor);
      return toUser(user);
    },
  };
};

const theUser = ({ catalog }: AccessParts, named: string): StoredUser => {
  const user = catalog.user(named) ?? catalog.userByName(named);
  if (user === undefined) throw new Fault('library/unknown-user', { id: named });
  return user;
};

/** Somebody must be left who can let others in. */
const checkLastAdmin = ({ catalog }: AccessParts, { id, role }: StoredUser): void => {
  const isLast = role === 'admin' && !catalog.users().some((other) => other.id !== id && other.role === 'admin');
  if (isLast) throw new Fault('input/invalid', { problems: ['nobody would be left who is an admin: make somebody else one first'] });
};

const toUser = ({ id, name, role, createdAt, passwordHash, subject }: StoredUser): User => ({
  id, name, role, createdAt,
  // Whoever has no password can only come by the provider.
  signsInBy: [...(passwordHash === undefined ? [] : ['password' as const]), ...(passwordHash === undefined || subject !== undefined ? ['provider' as const] : [])],
});
