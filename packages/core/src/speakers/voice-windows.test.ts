import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE } from '../domain/audio.ts';
import { voiceWindows } from './voice-windows.ts';

/** Sound of so many seconds at a time, each at a level, from 100 s on. */
const sound = (...parts: readonly (readonly [number, number])[]) => ({
  start: 100,
  samples: Float32Array.from(parts.flatMap(([seconds, level]) => Array.from({ length: Math.round(seconds * SAMPLE_RATE) }, (_, n) => level * Math.sin(n / 3)))),
});
const rounded = (values: readonly number[]): readonly number[] => values.map((value) => Math.round(value * 100) / 100);
const spansOf = (...parts: readonly (readonly [number, number])[]): readonly (readonly number[])[] => voiceWindows(sound(...parts)).map(({ span: { start, end } }) => rounded([start - 100, end - 100]));

describe('a segment of speech', () => {
  it.each<[string, readonly (readonly [number, number])[], readonly (readonly number[])[]]>([
    ['is nothing where it is silent', [[2, 0]], []],
    ['is one window where it is short', [[1, 0.5]], [[0, 1]]],
    ['is windows that overlap where it is long, whose stretches do not', [[3, 0.5]], [[0, 1.13], [1.13, 1.88], [1.88, 3]]],
    ['is cut where nobody speaks', [[0.5, 0.001], [1, 0.5], [0.4, 0.001], [1, 0.5]], [[0.5, 1.5], [1.9, 2.9]]],
    ['is not cut at a short pause', [[1, 0.5], [0.2, 0], [0.8, 0.5]], [[0, 2]]],
    ['has no click', [[1, 0.5], [0.5, 0], [0.1, 0.5], [0.5, 0], [1, 0.5]], [[0, 1], [2.1, 3.1]]],
  ])('%s', (_, parts, spans) => expect(spansOf(...parts)).toEqual(spans));

  it('has windows of a second and a half at most twice as long where it is cut no further', () => {
    for (let seconds = 1; seconds < 9; seconds += 0.1) {
      const lengths = voiceWindows(sound([seconds, 0.5])).map(({ samples }) => samples.length / SAMPLE_RATE);
      expect(Math.max(...lengths)).toBeLessThan(2.26);
    }
  });
});
