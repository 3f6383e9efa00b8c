import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps, type Span } from '../time/span.ts';
import { curveMoments, type ScoredSpan } from './curve-moments.ts';

/** A span of two seconds for each digit, scored in tenths; a space is a black span without a keyframe. */
const curve = (digits: string, length = 2): ScoredSpan[] =>
  [...digits].flatMap((digit, i) => (digit === ' ' ? [] : [{ start: i * length, end: (i + 1) * length, at: (i + 0.5) * length, score: Number(digit) / 10 }]));
const one = (end: number): Span[] => [{ start: 0, end }];
const cutAt = (...cuts: number[]): Span[] => cuts.map((end, i) => ({ start: cuts[i - 1] ?? 0, end }));
const places = (moments: readonly ScoredSpan[]): string[] => moments.map(({ start, end }) => `${start}-${end}`);
const take = (spans: readonly ScoredSpan[], shots: readonly Span[], maxMoments = 1): readonly ScoredSpan[] =>
  curveMoments(spans, { shots, noise: 0.05, maxMoments });

describe('the moment of a score curve', () => {
  it.each<[string, string, Span[], string]>([
    ['all of a still shot', '5555555555', one(20), '0-20'],
    ['the hill around the peak', '1111188811111', one(26), '10-16'],
    ['a shot between cuts, to the frame', '1118881111', cutAt(6, 12, 20), '6-12'],
    ['not the next shot, though it is nearly as good', '1118885551', cutAt(6, 12, 18, 20), '6-12'],
    ['the next shot, when it is as good', '1118888881', cutAt(6, 12, 18, 20), '6-18'],
    ['no dip by chance in the middleOf of it', '1118887888111', one(26), '6-20'],
    ['nothing beyond black', '888  888', one(16), '0-6'],
    ['a single keyframe', '7', one(2), '0-2'],
  ])('is %s', (_, digits, shots, expected) => {
    expect(places(take(curve(digits), shots))).toEqual([expected]);
  });

  it('remembers which keyframe was best, and its own score', () => {
    expect(take(curve('1118981111'), one(20))[0]).toMatchObject({ at: 9, score: 0.9 });
  });

  it('is the first of several: the second peak is another moment', () => {
    expect(places(take(curve('1188111166111'), one(26), 2))).toEqual(['4-8', '16-20']);
  });

  it('is none where there are no keyframes', () => {
    expect(take([], one(20))).toEqual([]);
  });

  it('does without shots', () => {
    expect(places(take(curve('1111188811111'), []))).toEqual(['10-16']);
  });
});

it('any curve gives disjoint moments, best first, each holding its keyframe', () => {
  const anyCurve = fc.string({ unit: fc.constantFrom(...'0123456789 '), maxLength: 60 });
  fc.assert(fc.property(anyCurve, fc.uniqueArray(fc.integer({ min: 1, max: 119 }), { maxLength: 8 }), (digits, cuts) => {
    const moments = take(curve(digits), cutAt(...cuts.toSorted((a, b) => a - b), 120), 6);
    moments.forEach((moment, i) => {
      expect(moment.at).toBeGreaterThanOrEqual(moment.start);
      expect(moment.at).toBeLessThan(moment.end);
      expect(moment.score).toBeGreaterThanOrEqual(moments[i + 1]?.score ?? 0);
      for (const other of moments.slice(i + 1)) expect(overlaps(moment, other)).toBe(false);
    });
  }));
});
