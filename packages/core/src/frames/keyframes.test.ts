import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyframeTimes, type Keyframe } from './keyframes.ts';
import { overlaps } from '../time/span.ts';
import { SAMPLING_STRATEGIES, type FrameCandidate, type SamplingStrategy, type ScanResult } from '../domain/scan.ts';

/** A candidate a second; `picture` says what is seen, so that the change between two is 0 or 1. */
const film = (pictures: string, { cuts = [], intraEvery = 1 }: { cuts?: readonly number[]; intraEvery?: number } = {}): ScanResult => {
  const duration = pictures.length;
  const starts = [0, ...cuts];
  return {
    duration,
    shots: starts.map((start, index) => ({ index, start, end: starts[index + 1] ?? duration })),
    candidates: [...pictures].map((picture, at): FrameCandidate => ({
      at,
      intra: at % intraEvery === 0,
      change: at === 0 || picture !== pictures[at - 1] ? 1 : 0,
      ...LIGHT[picture] ?? { brightness: 0.5, spread: 0.2 },
    })),
  };
};

/** `k` black, `n` nearly black, `b` a blue screen, `t` white letters on black. */
const LIGHT: Readonly<Record<string, { brightness: number; spread: number }>> = {
  k: { brightness: 0, spread: 0 },
  n: { brightness: 0.05, spread: 0.01 },
  b: { brightness: 0.114, spread: 0 },
  t: { brightness: 0.03, spread: 0.15 },
};

const spans = (keyframes: readonly Keyframe[]): readonly (readonly [number, number])[] =>
  keyframes.map(({ start, end }) => [start, end] as const);

describe('adaptive sampling', () => {
  it.each<[string, ScanResult, readonly (readonly [number, number])[]]>([
    ['one for each shot', film('xxxyyyyyz', { cuts: [3, 8] }), [[0, 3], [3, 8], [8, 9]]],
    ['one for a still shot of an hour', film('x'.repeat(3_600)), [[0, 3_600]]],
    ['another where the picture changes inside a shot, borders halfway', film('xxxxyyyy'), [[0, 3.5], [3.5, 8]]],
    ['none for black, and none across it', film('xxkkkyy'), [[0, 1.5], [4.5, 7]]],
    ['none for nearly black', film('nnnxxx', { cuts: [3] }), [[3, 6]]],
    ['one for a blue screen, which is even but not dark', film('bbbb'), [[0, 4]]],
    ['one for white letters on black', film('tttt'), [[0, 4]]],
    ['none for a film that is black throughout', film('kkkk'), []],
  ])('takes %s', (_, scan, expected) => {
    expect(spans(keyframeTimes(scan, 'adaptive'))).toEqual(expected);
  });

  it('sees a slow change by adding up, but not the noise of a camera', () => {
    const slow = (change: number): ScanResult => {
      const scan = film('x'.repeat(60));
      return { ...scan, candidates: scan.candidates.map((it) => ({ ...it, change })) };
    };
    expect(keyframeTimes(slow(0.05), 'adaptive').length).toBeGreaterThan(3);
    expect(keyframeTimes(slow(0.015), 'adaptive')).toHaveLength(1);
  });

  it('takes an I-frame where it can, and keeps off the cuts', () => {
    const [first, second] = keyframeTimes(film('xxxxxxyyyyyy', { cuts: [6], intraEvery: 4 }), 'adaptive');
    expect([first?.at, second?.at]).toEqual([4, 8]);
  });

  it('takes a frame at a cut when there is no other', () => {
    expect(keyframeTimes(film('xyz', { cuts: [1, 2] }), 'adaptive').map(({ at }) => at)).toEqual([0, 1, 2]);
  });

  it('takes the middle of a shot in which nothing was looked at', () => {
    const scan: ScanResult = { duration: 4, shots: [{ index: 0, start: 0, end: 4 }], candidates: [] };
    expect(keyframeTimes(scan, 'adaptive')).toEqual([{ start: 0, end: 4, at: 2 }]);
  });

  it('takes the one frame of a file of one frame', () => {
    const scan: ScanResult = { duration: 0, shots: [], candidates: [{ at: 0, intra: true, change: 1, brightness: 0.5, spread: 0.2 }] };
    expect(keyframeTimes(scan, 'adaptive')).toEqual([{ start: 0, end: 0.04, at: 0 }]);
  });
});

describe('the other strategies', () => {
  const still = film('xxxxxxxxxx', { cuts: [4], intraEvery: 5 });
  it.each<[SamplingStrategy, readonly (readonly [number, number])[]]>([
    ['uniform', [[0, 2], [2, 4], [4, 6], [6, 8], [8, 10]]],
    ['sparse', [[0, 4], [4, 10]]],
    ['keyframe', [[0, 4], [4, 10]]],
  ])('%s cuts a film into its parts', (strategy, expected) => {
    expect(spans(keyframeTimes(still, strategy))).toEqual(expected);
  });

  it('dense takes two a second', () => {
    expect(keyframeTimes(still, 'dense')).toHaveLength(20);
  });

  it.each<SamplingStrategy>(['uniform', 'dense'])('%s looks at a clip shorter than its step once', (strategy) => {
    const scan: ScanResult = { duration: 0.3, shots: [{ index: 0, start: 0, end: 0.3 }], candidates: [] };
    expect(keyframeTimes(scan, strategy)).toEqual([{ start: 0, end: 0.3, at: 0.15 }]);
  });
});

describe('every strategy, on any film', () => {
  const anyFilm = fc
    .tuple(fc.string({ unit: fc.constantFrom('x', 'y', 'k', 'n', 'b', 't'), minLength: 1, maxLength: 40 }), fc.array(fc.integer({ min: 1, max: 39 })))
    .map(([pictures, cuts]) => film(pictures, { cuts: [...new Set(cuts)].filter((at) => at < pictures.length).toSorted((a, b) => a - b) }));

  it.each(SAMPLING_STRATEGIES)('%s: ascending, inside one shot each, disjoint, each time within its span, never black', (strategy) => {
    fc.assert(fc.property(anyFilm, (scan) => {
      const keyframes = keyframeTimes(scan, strategy);
      keyframes.forEach((keyframe, i) => {
        expect(keyframe.at).toBeGreaterThanOrEqual(keyframe.start);
        expect(keyframe.at).toBeLessThan(keyframe.end);
        expect(scan.shots.filter((shot) => overlaps(shot, keyframe))).toHaveLength(1);
        const next = keyframes[i + 1];
        if (next !== undefined) expect(next.start).toBeGreaterThanOrEqual(keyframe.end - 1e-9);
        const candidate = scan.candidates.find(({ at }) => at === keyframe.at);
        if (candidate !== undefined) expect(candidate.brightness > 0.07 || candidate.spread > 0.03).toBe(true);
      });
    }));
  });
});
