import { expect, it } from 'vitest';
import { NULL_QUERIES } from './null-queries.ts';

it('the queries about nothing are two hundred different ones', () => {
  expect(new Set(NULL_QUERIES).size).toBe(NULL_QUERIES.length);
  expect(NULL_QUERIES.length).toBeGreaterThanOrEqual(200);
  expect(NULL_QUERIES.every((query) => query === query.trim() && query !== '')).toBe(true);
});
