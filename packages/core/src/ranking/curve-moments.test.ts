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
    ['a short shot between bad ones, since scores are not smoothed across cuts', '00900555550', cutAt(4, 6, 10, 20, 22), '4-6'],
    ['several good keyframes rather than one that is good by chance', '1119111177711', one(26), '16-22'],
    ['not the next shot, though it would be good enough in the same', '1118886661', cutAt(6, 12, 18, 20), '6-12'],
    ['the first of two that are as good', '171171', cutAt(2, 4, 6, 8, 10, 12), '2-4'],
    ['not the rest of the shot, where that is much for so short a moment', '11111111118881', one(28), '20-26'],
  ])('is %s', (_, digits, shots, expected) => {
    expect(places(take(curve(digits), shots))).toEqual([expected]);
  });

  // Keyframes of twenty seconds: none is smoothed by another.
  it.each<[string, string, Span[], readonly string[]]>([
    ['the shot to its end, where a quarter of the moment is missing', '88881', one(100), ['0-100']],
    ['the shot from its beginning, where a quarter of the moment is missing', '018888', cutAt(20, 120), ['20-120']],
    ['not all of the shot, where more is missing to its end', '8881', one(80), ['0-60']],
    ['not all of the shot, where more is missing to its beginning', '01888', cutAt(20, 100), ['40-100']],
    ['not what is another moment, nor a rest that ends at one', '0888888888819', cutAt(20, 260), ['240-260', '20-220']],
    ['not what is another moment, nor a rest that begins at one', '9188888888880', cutAt(240, 260), ['0-20', '40-240']],
  ])('of keyframes that are far apart is %s', (_, digits, shots, expected) => {
    expect(places(take(curve(digits, 20), shots, expected.length))).toEqual(expected);
  });

  it('has the first of the keyframes that are as good', () => {
    expect(take(curve('1188811'), one(14))[0]).toMatchObject({ at: 5, score: 0.8 });
  });

  it('goes on where scores differ no more than by chance', () => {
    expect(places(curveMoments(curve('50', 20), { shots: one(40), noise: 0.5, maxMoments: 1 }))).toEqual(['0-40']);
    expect(places(curveMoments(curve('50', 20), { shots: one(40), noise: 0.4, maxMoments: 1 }))).toEqual(['0-20']);
  });

  it('crosses a black second, and no more', () => {
    const after = (black: number): ScoredSpan[] => [{ start: 0, end: 2, at: 1, score: 0.8 }, { start: 2 + black, end: 4 + black, at: 3 + black, score: 0.8 }];
    expect(places(take(after(1), one(5)))).toEqual(['0-5']);
    expect(places(take(after(1.1), one(5.1)))).toEqual(['0-2']);
  });

  it('is where scores are good for long: a short span counts for little beside a long one', () => {
    const spans = [[0, 4, 0.8], [4, 4.5, 0.1], [10, 12, 0.6], [12, 14, 0.6]].map(([start = 0, end = 0, score = 0]) => ({ start, end, at: start, score }));
    expect(places(take(spans, cutAt(4.5, 14)))).toEqual(['0-4.5']);
  });

  it('is long and good rather than short and better, in keyframes of a second', () => {
    expect(take(curve('111999111777777771111', 1), one(21))[0]).toMatchObject({ start: 9, end: 17, score: 0.7 });
  });

  it('holds a keyframe whose span a cut halves with the shot that begins there', () => {
    const spans = [[1, 3, 0], [3, 5, 0.8], [5, 7, 0.8]].map(([start = 0, end = 0, score = 0]) => ({ start, end, at: start, score }));
    expect(places(take(spans, cutAt(4, 7)))).toEqual(['3-7']);
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

it('a curve read backwards gives the same moment: neither side of a peak counts for more', () => {
  const scores = fc.uniqueArray(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
  fc.assert(fc.property(scores, fc.uniqueArray(fc.integer({ min: 1, max: 39 }), { maxLength: 6 }), (all, cuts) => {
    const end = all.length * 2;
    const spans = all.map((score, i) => ({ start: i * 2, end: i * 2 + 2, at: i * 2 + 1, score: score / 1_000_000 }));
    const backwards = <S extends Span>(list: readonly S[]): S[] => list.map((span) => ({ ...span, start: end - span.end, end: end - span.start })).toReversed();
    const shots = cutAt(...cuts.map((cut) => cut * 2).filter((cut) => cut < end).toSorted((a, b) => a - b), end);
    expect(places(backwards(take(backwards(spans), backwards(shots))))).toEqual(places(take(spans, shots)));
  }), { seed: 1 });
});
