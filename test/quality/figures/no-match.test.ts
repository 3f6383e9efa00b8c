import { expect, it } from 'vitest';
import { FOLDS, foldOf } from './folds.ts';
import { bestLine, noMatchRows } from './no-match.ts';
import type { Outcome } from '../outcomes.ts';

const outcome = (best: number, more: Partial<Outcome> = {}): Outcome =>
  ({ id: 'q', kind: 'visual', fold: 0, query: 'a dog', answers: [], match: true, tookMs: 5, best, ...more });
const truth = [{ video: 'b', start: 0, end: 1 }];

it('the line parts what has an answer from what has none', () => {
  expect(bestLine([outcome(0.3, { truth }), outcome(0.28, { truth }), outcome(0.2)])).toBe(0.28);
});

it('the rows say what was said, and what a line could have said', () => {
  const fusion = [
    outcome(0.9, { truth }), outcome(0.5, { match: false }),
    outcome(0.8, { truth, fold: 1 }), outcome(0.6, { fold: 1, kind: 'text' }),
  ];
  const rows = new Map(noMatchRows(fusion, fusion).map(({ name, ...row }) => [name, row]));
  expect(rows.get('fusion')).toMatchObject({ all: expect.closeTo(2 / 3) });
  expect(rows.get('fusion, text queries')).toMatchObject({ all: 0 });
  // The line of fold 0 is 0.9, which refuses all of fold 1; that of fold 1 is 0.8, which parts fold 0 well.
  expect(rows.get('fusion, line of the other folds')).toMatchObject({ all: expect.closeTo(4 / 5) });
  expect(rows.get('fusion, best line in hindsight')).toMatchObject({ all: 1 });
  expect(rows.get('every query refused')).toMatchObject({ all: expect.closeTo(2 / 3) });
});

it('the folds are about even, and every video stays in its own', () => {
  const names = Array.from({ length: 500 }, (_, i) => `video ${i}`);
  for (const fold of FOLDS) {
    const count = names.filter((name) => foldOf(name) === fold).length;
    expect(count).toBeGreaterThan(70);
    expect(count).toBeLessThan(130);
  }
  expect(names.map(foldOf)).toEqual(names.map(foldOf));
});
