import { expect, it } from 'vitest';
import { expandToSentences } from './expand-to-sentences.ts';

const CUES = [['It is late.', 0, 2], ['We choose to go', 2, 4], ['not because it is easy,', 4.2, 6], ['but because it is hard.', 6, 8], ['Thank you', 8, 9], ['all', 12, 13]]
  .map(([text, start, end]) => ({ text: String(text), start: Number(start), end: Number(end) }));

it.each([
  ['to its end', { start: 2, end: 4 }, 10, { start: 2, end: 8 }],
  ['to its beginning', { start: 6.5, end: 7 }, 10, { start: 2, end: 8 }],
  ['no further than the limit', { start: 2, end: 4 }, 3, { start: 2, end: 6 }],
  ['not beyond a pause', { start: 8.2, end: 8.4 }, 10, { start: 8, end: 9 }],
  ['not where nothing is said', { start: 10, end: 11 }, 10, { start: 10, end: 11 }],
])('a span is stretched to the sentence: %s', (_, span, limit, expected) => expect(expandToSentences(CUES, span, limit)).toEqual(expected));
