import { expect, it } from 'vitest';
import type { LineKind, ScreenLine } from '../domain/screen-text.ts';
import { burnedInTranscript } from './burned-in-transcript.ts';

/** A line `top` of the picture's height from its upper edge. */
const line = (start: number, end: number, text: string, { kind = 'caption', top = 0.8 }: { readonly kind?: LineKind; readonly top?: number } = {}): ScreenLine =>
  ({ start, end, text, confidence: 0.9, kind, box: [[0.3, top], [0.7, top], [0.7, top + 0.05], [0.3, top + 0.05]] });

it.each<[string, readonly ScreenLine[], readonly (readonly [number, number, string])[] | undefined]>([
  ['none where nothing is written', [], undefined],
  ['none where only signs and credits are', [line(0, 2, 'EXIT', { kind: 'plain' }), line(4, 9, 'Directed by', { kind: 'credits' })], undefined],
  ['a cue for each', [line(0, 2, 'Who is there?'), line(2, 4, 'Only me.')], [[0, 2, 'Who is there?'], [2, 4, 'Only me.']]],
  ['two lines that stand together as one cue, from top to bottom', [line(1, 4, 'by the old bridge.', { top: 0.86 }), line(1.2, 4, 'We met last year')], [[1, 4, 'We met last year by the old bridge.']]],
  ['one that comes as the other goes as two', [line(0, 2.2, 'One.'), line(2, 4, 'Two.', { top: 0.86 })], [[0, 2.2, 'One.'], [2, 4, 'Two.']]],
  ['cues in the order of time, without what is no subtitle', [line(5, 7, 'Later.'), line(0, 9, 'ACME', { kind: 'logo' }), line(1, 3, 'Sooner.')], [[1, 3, 'Sooner.'], [5, 7, 'Later.']]],
])('subtitles in the picture are %s', (_, lines, expected) => {
  const transcript = burnedInTranscript(lines);
  expect(transcript?.cues.map(({ start, end, text }) => [start, end, text])).toEqual(expected);
  expect(transcript?.source).toBe(expected && 'burned-in');
});
