import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHighlights, type HighlightSources } from './highlight-spans.ts';

const quiet = (seconds: number): number[] => Array.from({ length: seconds }, () => -40);
const still = (seconds: number): HighlightSources['candidates'] =>
  Array.from({ length: seconds * 2 }, (_, index) => ({ at: index / 2, intra: false, change: 0.01, brightness: 0.5, spread: 0.2 }));
const film = (more: Partial<HighlightSources> = {}): HighlightSources =>
  ({ duration: 120, shots: [], candidates: still(120), said: [], loudness: quiet(120), ...more });
const loudAt = (seconds: number, ...times: readonly number[]): number[] => quiet(seconds).map((value, at) => (times.some((time) => at >= time && at < time + 4) ? -8 : value));

describe('highlights', () => {
  it('are where it is loud, in their order', () => {
    const found = toHighlights(film({ loudness: loudAt(120, 90, 30) }));
    expect(found.slice(0, 2).every(({ why }) => why[0] === 'loud')).toBe(true);
    expect(found.some(({ start, end }) => start <= 31 && end >= 33)).toBe(true);
    expect(found.some(({ start, end }) => start <= 91 && end >= 93)).toBe(true);
  });

  it('are where the picture moves, and a cut is no motion', () => {
    const candidates = still(120).map((one) => ({ ...one, change: one.at >= 50 && one.at < 56 ? 0.3 : one.at === 80 ? 0.95 : one.change }));
    const found = toHighlights(film({ candidates, loudness: [] }));
    expect(found[0]).toMatchObject({ why: ['motion'], score: 1 });
    expect(found[0]?.start).toBeGreaterThanOrEqual(46);
    expect(found[0]?.end).toBeLessThanOrEqual(60);
    expect(found.some(({ start, end }) => start <= 80 && end > 80)).toBe(false);
  });

  it('are what was wished for, even where it is louder elsewhere', () => {
    const wish = quiet(120).map((_, at) => (at >= 60 && at < 66 ? 0.9 : 0.05));
    const best = toHighlights(film({ wish, loudness: loudAt(120, 20) })).find(({ score }) => score === 1);
    expect(best?.why[0]).toBe('wish');
    expect(best?.start).toBeGreaterThanOrEqual(55);
    expect(best?.end).toBeLessThanOrEqual(71);
  });

  it('begin at the cut, and end with the sentence, when these are near', () => {
    const shots = [{ index: 0, start: 0, end: 29.2 }, { index: 1, start: 29.2, end: 120 }];
    const said = [{ start: 29.5, end: 34.7 }];
    const found = toHighlights(film({ loudness: loudAt(120, 30), shots, said })).find(({ why }) => why.includes('loud'));
    expect([29.2, 29.5]).toContain(found?.start);
    expect(found?.end).toBe(34.7);
  });

  it('are none where nothing happens at all', () => {
    expect(toHighlights(film())).toEqual([]);
  });

  it('of any video are disjoint, ascending, inside it, and not too much of it', () => {
    fc.assert(fc.property(
      fc.integer({ min: 1, max: 900 }).chain((duration) => fc.record({
        duration: fc.constant(duration),
        loudness: fc.array(fc.double({ min: -80, max: 0, noNaN: true }), { minLength: duration, maxLength: duration }),
      })),
      ({ duration, loudness }) => {
        const found = toHighlights({ duration, shots: [], candidates: [], said: [], loudness });
        expect(found.length).toBeLessThanOrEqual(20);
        for (const [index, { start, end, score }] of found.entries()) {
          expect(start).toBeGreaterThanOrEqual(index === 0 ? 0 : found[index - 1]?.end ?? 0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(duration);
          expect(score).toBeGreaterThan(0);
        }
        expect(found.reduce((sum, { start, end }) => sum + end - start, 0)).toBeLessThanOrEqual(Math.max(12, 0.2 * duration) + 20);
      },
    ), { numRuns: 60 });
  });
});
