import { describe, expect, it } from 'vitest';
import type { OnCatalog } from './opened-catalog.ts';

const LEASE = 10_000;

/** What one at a time may do. */
export const catalogLeaseContract = (on: OnCatalog): void => {
  describe('leases', () => {
    it('belong to one holder at a time, until it gives them back', on(({ catalog, again }) => {
      const other = again();
      expect([catalog.takeLease('a', 'first', LEASE), other.takeLease('a', 'second', LEASE), other.takeLease('b', 'second', LEASE)]).toEqual(['held', 'taken', 'held']);
      other.dropLease('a', 'second');
      expect(other.takeLease('a', 'second', LEASE)).toBe('taken');
      catalog.dropLease('a', 'first');
      expect(other.takeLease('a', 'second', LEASE)).toBe('held');
    }));

    it('tell their holder that they are wanted, and the next one nothing of it', on(({ catalog }) => {
      expect([catalog.takeLease('a', 'first', LEASE), catalog.takeLease('a', 'first', LEASE)]).toEqual(['held', 'held']);
      catalog.takeLease('a', 'second', LEASE);
      expect(catalog.takeLease('a', 'first', LEASE)).toBe('wanted');
      catalog.dropLease('a', 'first');
      expect([catalog.takeLease('a', 'second', LEASE), catalog.takeLease('a', 'second', LEASE)]).toEqual(['held', 'held']);
    }));

    it('are lost by a holder that is silent, also where the clock was set back', on(({ catalog, clock }) => {
      catalog.takeLease('a', 'first', LEASE);
      clock.ms += LEASE;
      expect(catalog.takeLease('a', 'second', LEASE)).toBe('taken');
      clock.ms += 1;
      expect([catalog.takeLease('a', 'second', LEASE), catalog.takeLease('a', 'first', LEASE)]).toEqual(['held', 'taken']);
      clock.ms -= 3_600_000;
      expect(catalog.takeLease('a', 'third', LEASE)).toBe('held');
    }));
  });
};
