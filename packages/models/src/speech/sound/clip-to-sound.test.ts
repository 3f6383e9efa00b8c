import { expect, it } from 'vitest';
import { SAMPLE_RATE, type Word } from '@frameseek/core';
import { clipToSound } from './clip-to-sound.ts';

/** Sound where `spans` say, over faint noise. */
const sound = (seconds: number, spans: readonly (readonly [number, number])[], noise = 0.001): Float32Array =>
  Float32Array.from({ length: seconds * SAMPLE_RATE }, (_, i) => {
    const at = i / SAMPLE_RATE;
    return (spans.some(([start, end]) => at >= start && at < end) ? 0.2 : noise) * Math.sin(i * 0.3);
  });
const word = (start: number, end: number): Word => ({ text: 'word', start, end });

it.each<[string, Word, [number, number]]>([
  ['begins after the pause that was counted as its own', word(1, 2.5), [2, 2.5]],
  ['begins with its sound although the end of the last one is in it', word(0.95, 2.5), [2, 2.5]],
  ['ends where its sound does', word(0.5, 1.8), [0.5, 1]],
  ['keeps its times within sound', word(2.2, 2.6), [2.2, 2.6]],
  ['keeps the moment in which the mouth is closed', word(3.2, 4.2), [3.2, 4.2]],
  ['stays where it is without any sound', word(1.2, 1.8), [1.2, 1.8]],
])('a word %s', (_, given, [start, end]) => {
  const [clipped] = clipToSound([given], sound(5, [[0, 1], [2, 3.6], [3.7, 4.5]]));
  expect(clipped?.start).toBeCloseTo(start, 1);
  expect(clipped?.end).toBeCloseTo(end, 1);
});

it.each<[string, Float32Array]>([['without a pause', sound(5, [[0, 5]])], ['under noise as loud as the voice', sound(5, [[1, 2]], 0.15)], ['of silence', new Float32Array(5 * SAMPLE_RATE)], ['of nothing', new Float32Array()]])(
  'words of a piece %s keep their times', (_, samples) => expect(clipToSound([word(0.5, 4)], samples)).toEqual([word(0.5, 4)]));
