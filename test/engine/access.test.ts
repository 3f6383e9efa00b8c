import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalog, PasswordHasher } from '@frameseek/core';
import { createAccess, type Access } from '@frameseek/engine';
import { openCatalog } from '@frameseek/store';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

const DAY_MS = 24 * 3_600_000;
/** Quick, and of no use against anybody. */
const HASHER: PasswordHasher = { hash: async (password) => `hash of ${password}`, verify: async (hash, password) => hash === `hash of ${password}` };
const TEST = { name: 'test' };
const BROWSER = { browser: 'Firefox', address: '192.0.2.1' };
const ADA = { name: 'Ada', role: 'admin', password: 'correct horse battery' } as const;

const folder = mkdtempSync(join(tmpdir(), 'frameseek-access-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;
let clock = { ms: 0 };
let catalog: Catalog;
let access: Access;
const over = (settings: Partial<Parameters<typeof createAccess>[0]['settings']> = {}): Access =>
  createAccess({ catalog, hasher: HASHER, now: () => clock.ms, settings: { isLocal: true, hasProvider: false, ...settings } });
beforeEach(() => {
  number += 1;
  clock = { ms: Date.UTC(2026, 0, 1) };
  catalog = openCatalog(join(folder, `${number}.sqlite`), { now: () => clock.ms });
  access = over();
  return () => catalog.close();
});
/** Another library on the same computer. */
const openOther = (): { readonly access: Access } & Disposable => {
  const others = openCatalog(join(folder, `${number}-other.sqlite`), { now: () => clock.ms });
  const settings = { isLocal: true, hasProvider: false };
  return { access: createAccess({ catalog: others, hasher: HASHER, now: () => clock.ms, settings }), [Symbol.dispose]: () => others.close() };
};
const caller = (of: Access = access) => of.callerOf({}) ?? expect.fail('nobody is known');

describe('a library', () => {
  it('is open on this computer until somebody is added, a token is set or a provider named', async () => {
    expect([access.isOpen(), access.waysIn(), caller().kind]).toEqual([true, [], 'open']);
    expect([over({ isLocal: false }).isOpen(), over({ token: 'a-token-of-sixteen' }).isOpen(), over({ hasProvider: true }).isOpen()]).toEqual([false, false, false]);
    await access.addUser(ADA, TEST);
    expect([access.isOpen(), access.waysIn(), access.callerOf({})]).toEqual([false, ['password'], undefined]);
  });

  it('knows a token for a program as a way in for as long as it is good', () => {
    access.addToken({ name: 'search', permissions: ['read'], days: 2 }, caller(), TEST);
    expect(access.hasTokens()).toBe(true);
    clock.ms += 2 * DAY_MS;
    expect([access.hasTokens(), access.tokens(caller())]).toEqual([false, []]);
  });
});

describe('what lets in ends by itself:', () => {
  it('a session after thirty days', async () => {
    await access.addUser(ADA, TEST);
    const { secret } = await access.signIn({ name: 'ada', password: ADA.password }, BROWSER);
    clock.ms += 30 * DAY_MS - 1;
    expect(access.callerOf({ session: secret })).toMatchObject({ kind: 'user', name: 'Ada', role: 'admin' });
    clock.ms += 1;
    expect(access.callerOf({ session: secret })).toBeUndefined();
  });

  it('a token after its days, and never where it has none', async () => {
    const [short, long] = [{ days: 1 }, {}].map((more) => access.addToken({ name: 'import', permissions: ['edit'], ...more }, caller(), TEST));
    await access.addUser(ADA, TEST);
    clock.ms += DAY_MS;
    expect(access.callerOf({ token: short?.secret })).toBeUndefined();
    clock.ms += 10_000 * DAY_MS;
    expect(access.callerOf({ token: long?.secret })).toMatchObject({ kind: 'token', permissions: ['edit'] });
  });

  it('a link after its days', () => {
    const { secret } = access.addShare({ title: 'A walk', items: [{ video: 'v', title: 'A' }], days: 3 }, caller(), TEST);
    expect(access.openShare(secret).shared.title).toBe('A walk');
    clock.ms += 3 * DAY_MS;
    expect(() => access.openShare(secret)).toThrow(expect.objectContaining({ code: 'auth/link-ended' }));
    expect(access.shares(caller())).toEqual([]);
  });

  it('a session by the token of the settings with that token', async () => {
    const owned = over({ token: 'a-token-of-sixteen' });
    const { secret } = await owned.signIn({ token: 'a-token-of-sixteen' }, BROWSER);
    expect(owned.callerOf({ session: secret })?.kind).toBe('owner');
    expect(over({ token: 'another-of-sixteen' }).callerOf({ session: secret })).toBeUndefined();
    expect(over({ hasProvider: true }).callerOf({ session: secret })).toBeUndefined();
  });
});

it('one kind of secret never serves as another', async () => {
  const link = access.addShare({ title: 'A', items: [{ video: 'v', title: 'A' }], days: 3 }, caller(), TEST);
  const token = access.addToken({ name: 'all', permissions: ['admin'] }, caller(), TEST);
  await access.addUser(ADA, TEST);
  const { secret: session } = await access.signIn({ name: 'Ada', password: ADA.password }, BROWSER);
  for (const shown of [{ token: session }, { token: link.secret }, { session: token.secret }, { session: link.secret }]) expect(access.callerOf(shown)).toBeUndefined();
  for (const secret of [session, token.secret, '']) expect(() => access.openShare(secret)).toThrow(expect.objectContaining({ code: 'auth/link-ended' }));
});

it('a changed password ends the other sessions and the tokens of whoever changed it, and not the session that did', async () => {
  await access.addUser(ADA, TEST);
  const [here, there] = [await access.signIn({ name: 'Ada', password: ADA.password }, BROWSER), await access.signIn({ name: 'Ada', password: ADA.password }, BROWSER)];
  const me = access.callerOf({ session: here.secret }) ?? expect.fail('nobody is known');
  await expect(access.changePassword(me, { old: 'wrong', next: 'another long password' }, TEST)).rejects.toMatchObject({ code: 'auth/refused' });
  await access.changePassword(me, { old: ADA.password, next: 'another long password' }, TEST);
  expect([access.callerOf({ session: here.secret })?.name, access.callerOf({ session: there.secret })]).toEqual(['Ada', undefined]);
  await expect(access.signIn({ name: 'Ada', password: ADA.password }, BROWSER)).rejects.toMatchObject({ code: 'auth/refused' });
});

it('a token makes no other that would outlive it, and ends nothing but itself, unless it may admin', async () => {
  await access.addUser(ADA, TEST);
  const session = await access.signIn({ name: 'Ada', password: ADA.password }, BROWSER);
  const ada = access.callerOf({ session: session.secret }) ?? expect.fail('nobody is known');
  const program = access.addToken({ name: 'search', permissions: ['read', 'edit'], days: 1 }, ada, TEST);
  const other = access.addToken({ name: 'other', permissions: ['read'] }, ada, TEST);
  const by = access.callerOf({ token: program.secret }) ?? expect.fail('nobody is known');
  expect(() => access.addToken({ name: 'longer', permissions: ['read'] }, by, TEST)).toThrow(expect.objectContaining({ code: 'auth/forbidden', facts: { needs: 'admin' } }));
  for (const pass of [{ kind: 'session', id: session.made.id }, { kind: 'token', id: other.made.id }] as const) {
    expect(() => access.revoke(pass, by, TEST)).toThrow(expect.objectContaining({ code: 'library/unknown-pass' }));
  }
  expect([access.sessions(by), access.tokens(by).map(({ name }) => name)]).toEqual([[], ['search']]);
  access.revoke({ kind: 'token', id: program.made.id }, by, TEST);
  expect(access.callerOf({ token: program.secret })).toBeUndefined();
  const admin = access.addToken({ name: 'setup', permissions: ['read', 'admin'] }, ada, TEST);
  const setup = access.callerOf({ token: admin.secret }) ?? expect.fail('nobody is known');
  expect(access.addToken({ name: 'made by a program', permissions: ['read'] }, setup, TEST).made.name).toBe('made by a program');
});

it('each library has people and roles of its own: what lets in to one lets in to no other', async () => {
  using other = openOther();
  await access.addUser(ADA, TEST);
  await other.access.addUser({ ...ADA, role: 'viewer' }, TEST);
  await other.access.addUser({ name: 'root', role: 'admin' }, TEST);
  const here = await access.signIn({ name: 'Ada', password: ADA.password }, BROWSER);
  const there = await other.access.signIn({ name: 'Ada', password: ADA.password }, BROWSER);
  expect([access.callerOf({ session: here.secret })?.role, other.access.callerOf({ session: there.secret })?.role]).toEqual(['admin', 'viewer']);
  expect([access.callerOf({ session: there.secret }), other.access.callerOf({ session: here.secret })]).toEqual([undefined, undefined]);
  const ada = access.callerOf({ session: here.secret }) ?? expect.fail('nobody is known');
  const token = access.addToken({ name: 'all', permissions: ['admin'] }, ada, TEST);
  const link = access.addShare({ title: 'A', items: [{ video: 'v', title: 'A' }], days: 1 }, ada, TEST);
  expect(other.access.callerOf({ token: token.secret })).toBeUndefined();
  expect(() => other.access.openShare(link.secret)).toThrow(expect.objectContaining({ code: 'auth/link-ended' }));
});

it('notes where somebody came from, and what was refused', async () => {
  await access.addUser(ADA, TEST);
  await access.signIn({ name: 'Ada', password: 'wrong' }, BROWSER).catch(() => undefined);
  await access.signIn({ name: 'Ada', password: ADA.password }, BROWSER);
  expect(access.auditEntries({ limit: 2 })).toMatchObject([
    { who: 'Ada', action: 'signed-in', address: '192.0.2.1' }, { who: 'Ada', action: 'sign-in.refused', target: 'password', address: '192.0.2.1' },
  ]);
});
