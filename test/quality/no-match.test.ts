import { expect, it } from 'vitest';
import { halfOf } from './halves.ts';
import { bestLine, noMatchRows } from './no-match.ts';
import type { Outcome } from './outcomes.ts';

const outcome = (best: number, more: Partial<Outcome> = {}): Outcome =>
  ({ id: 'q', kind: 'visual', half: 'A', query: 'a dog', answers: [], match: true, tookMs: 5, best, ...more });
const truth = [{ video: 'b', start: 0, end: 1 }];

it('the line parts what has an answer from what has none', () => {
  expect(bestLine([outcome(0.3, { truth }), outcome(0.28, { truth }), outcome(0.2)])).toBe(0.28);
});

it('the rows say what was said, and what a line could have said', () => {
  const fusion = [
    outcome(0.9, { truth }), outcome(0.5, { match: false }),
    outcome(0.8, { truth, half: 'B' }), outcome(0.6, { half: 'B', kind: 'text' }),
  ];
  const rows = new Map(noMatchRows(fusion, fusion).map(({ name, ...row }) => [name, row]));
  expect(rows.get('fusion')).toMatchObject({ A: 1, B: 0, all: expect.closeTo(2 / 3) });
  expect(rows.get('fusion, text queries')).toMatchObject({ all: 0 });
  // The line of A is 0.9, which refuses all of B; that of B is 0.8, which parts A well.
  expect(rows.get('fusion, line of the other half')).toMatchObject({ A: 1, B: expect.closeTo(2 / 3) });
  expect(rows.get('fusion, best line in hindsight')).toEqual({ all: 1 });
  expect(rows.get('every query refused')).toMatchObject({ all: expect.closeTo(2 / 3) });
});

it('the halves are about even, and every video stays in its own', () => {
  const names = Array.from({ length: 200 }, (_, i) => `video ${i}`);
  const inA = names.filter((name) => halfOf(name) === 'A').length;
  expect(inA).toBeGreaterThan(70);
  expect(inA).toBeLessThan(130);
  expect(names.map(halfOf)).toEqual(names.map(halfOf));
});
