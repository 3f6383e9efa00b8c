import { Fault, newUser, type Role } from '@frameseek/core';
import { EXIT, type ExitCode } from '../../session/exit-code.ts';
import type { Session } from '../../session/session.ts';
import { actor, withAccess } from '../../session/with-access.ts';
import { printable } from '../../terminal/format.ts';
import { readPassword } from '../../terminal/read-password.ts';
import { table } from '../../terminal/table.ts';

/** The flags of `users add`. */
export interface AddUserOptions {
  readonly role?: Role;
  /** They sign in by the provider of the settings; they have no password. */
  readonly provider?: true;
}

/** `users`: who may sign in. */
export const listUsers = (session: Session, { json }: { readonly json?: true }): Promise<ExitCode> =>
  withAccess(session, (access) => {
    const users = access.users();
    if (json) console.log(JSON.stringify({ users }, undefined, 2));
    else if (users.length === 0) console.log('Nobody has to sign in here. Add the first with: frameseek users add <name>');
    else console.log(table(users.map(({ name, role, signsInBy, createdAt }) => [printable(name), role, signsInBy.join(', '), createdAt.slice(0, 10)]), { head: ['name', 'role', 'signs in by', 'since'] }));
    return Promise.resolve(EXIT.done);
  });

/** `users add`: the first is an admin, unless it is said; the password is asked for, or read from standard input. */
export const addUser = (session: Session, name: string, { role, provider }: AddUserOptions): Promise<ExitCode> =>
  withAccess(session, async (access) => {
    const wanted = role ?? (access.users().length === 0 ? 'admin' : 'viewer');
    const checked = newUser.safeParse({ name, role: wanted });
    if (!checked.success) throw new Fault('input/invalid', { problems: checked.error.issues.map(({ message }) => `the name ${message}`) });
    const added = await access.addUser({ ...checked.data, ...(provider !== true && { password: await readPassword(session) }) }, actor());
    console.log(`${printable(added.name)} may sign in as ${added.role}.`);
    return EXIT.done;
  });

/** `users role`. */
export const changeRole = (session: Session, name: string, role: Role): Promise<ExitCode> =>
  withAccess(session, async (access) => {
    const changed = await access.changeUser(name, { role }, actor());
    console.log(`${printable(changed.name)} is ${changed.role} now.`);
    return EXIT.done;
  });

/** `users password`: a new one, which ends all sessions and tokens. */
export const changePassword = (session: Session, name: string): Promise<ExitCode> =>
  withAccess(session, async (access) => {
    const changed = await access.changeUser(name, { password: await readPassword(session) }, actor());
    console.log(`${printable(changed.name)} has a new password, and is signed out everywhere.`);
    return EXIT.done;
  });

/** `users remove`. */
export const removeUser = (session: Session, name: string): Promise<ExitCode> =>
  withAccess(session, (access) => {
    const removed = access.removeUser(name, actor());
    console.log(`${printable(removed.name)} may not sign in any longer; their sessions, tokens and links have ended.`);
    return Promise.resolve(EXIT.done);
  });
