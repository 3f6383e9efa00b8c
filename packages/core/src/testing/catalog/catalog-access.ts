import { describe, expect, it } from 'vitest';
import type { Pass } from '../../access/pass.ts';
import type { StoredUser } from '../../catalog/access/user-repository.ts';
import type { OnCatalog } from './opened-catalog.ts';

const ADA: StoredUser = { id: 'ada', name: 'Ada', role: 'editor', passwordHash: 'hash', createdAt: '2026-01-01T00:00:00.000Z' };
const BOB: StoredUser = { id: 'bob', name: 'bob@example.org', role: 'viewer', subject: 'https://id.example 7', createdAt: '2026-01-02T00:00:00.000Z' };
const pass = (id: string, more: Partial<Pass> = {}): Pass => ({ id, kind: 'session', label: 'Firefox', createdAt: '2026-01-01T00:00:00.000Z', ...more });

/** People, what lets them in, and who did what. */
export const catalogAccessContract = (on: OnCatalog): void => {
  describe('people', () => {
    it('are there for every handle, by name without regard to capitals, and by whom a provider says they are', on(({ catalog, again }) => {
      expect(catalog.hasUsers()).toBe(false);
      catalog.putUser(BOB);
      catalog.putUser(ADA);
      const other = again();
      expect([other.hasUsers(), other.users()]).toEqual([true, [ADA, BOB]]);
      expect([other.user('bob'), other.userByName('ADA'), other.userBySubject('https://id.example 7')]).toEqual([BOB, ADA, BOB]);
      expect([other.user('eve'), other.userByName('eve'), other.userBySubject('eve')]).toEqual([undefined, undefined, undefined]);
    }));
    it('are changed under their id, and never have the name of another', on(({ catalog }) => {
      catalog.putUser(ADA);
      catalog.putUser({ ...ADA, role: 'admin', passwordHash: 'other' });
      expect(catalog.users()).toEqual([{ ...ADA, role: 'admin', passwordHash: 'other' }]);
      expect(() => catalog.putUser({ ...BOB, name: 'ada' })).toThrow(expect.objectContaining({ code: 'input/invalid' }));
    }));
    it('take their passes along', on(({ catalog }) => {
      catalog.putUser(ADA);
      catalog.addPass(pass('1', { userId: 'ada' }), 'one');
      expect([catalog.removeUser('ada'), catalog.removeUser('ada')]).toEqual([true, false]);
      expect(catalog.passByDigest('one')).toBeUndefined();
    }));
  });

  describe('passes', () => {
    it('are found by the digest of their secret, with all that is known of them', on(({ catalog, again }) => {
      catalog.putUser(ADA);
      const token = pass('1', { kind: 'token', userId: 'ada', permissions: ['read'], expiresAt: '2026-02-01T00:00:00.000Z', lastUsedAt: '2026-01-03T00:00:00.000Z' });
      const share = pass('2', { kind: 'share', shared: { title: 'A walk', items: [{ video: 'v', title: 'A', start: 1, end: 2 }] } });
      catalog.addPass(token, 'one');
      catalog.addPass(share, 'two');
      expect([again().passByDigest('one'), again().passByDigest('two'), again().passByDigest('three')]).toEqual([token, share, undefined]);
      expect([catalog.passes('token'), catalog.passes('session')]).toEqual([[token], []]);
    }));
    it('are touched and removed one by one, or all of a user but one, or all that have expired', on(({ catalog }) => {
      catalog.putUser(ADA);
      for (const id of ['1', '2', '3']) catalog.addPass(pass(id, { userId: 'ada' }), id);
      catalog.addPass(pass('4', { expiresAt: '2026-01-05T00:00:00.000Z' }), '4');
      const ids = () => catalog.passes('session').map(({ id }) => id);
      catalog.touchPass('2', '2026-01-04T00:00:00.000Z');
      expect([ids(), catalog.passByDigest('2')?.lastUsedAt]).toEqual([['4', '3', '2', '1'], '2026-01-04T00:00:00.000Z']);
      expect([catalog.removePass('3'), catalog.removePass('3')]).toEqual([true, false]);
      catalog.removePassesOf('ada', '2');
      expect(ids()).toEqual(['4', '2']);
      catalog.removeExpiredPasses('2026-01-04T23:59:59.999Z');
      expect(ids()).toEqual(['4', '2']);
      catalog.removeExpiredPasses('2026-01-05T00:00:00.000Z');
      catalog.removePassesOf('ada');
      expect(ids()).toEqual([]);
    }));
  });

  describe('who did what', () => {
    it('is told newest first, page by page', on(({ catalog, clock }) => {
      catalog.addAuditEntry({ who: 'Ada', action: 'signed-in', address: '127.0.0.1' });
      clock.ms += 1_000;
      catalog.addAuditEntry({ who: 'Ada', action: 'user.added', target: 'Bob' });
      const [newest] = catalog.auditEntries({ limit: 1 });
      expect(newest).toMatchObject({ who: 'Ada', action: 'user.added', target: 'Bob', at: '2026-01-01T00:00:01.000Z' });
      expect(catalog.auditEntries({ limit: 5, before: newest?.number ?? 0 })).toEqual([
        { number: expect.any(Number) as number, at: '2026-01-01T00:00:00.000Z', who: 'Ada', action: 'signed-in', address: '127.0.0.1' },
      ]);
    }));
  });
};
