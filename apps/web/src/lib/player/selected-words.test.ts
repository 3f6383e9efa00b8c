import type { TranscriptLine } from '@frameseek/core';
import { expect, it } from 'vitest';
import { selectedWords } from './selected-words.ts';

const timed = (...words: readonly [string, number, number][]): TranscriptLine => ({
  start: words[0]?.[1] ?? 0, end: words.at(-1)?.[2] ?? 0, text: words.map(([text]) => text).join(' '), words: words.map(([text, start, end]) => ({ text: ` ${text}`, start, end })),
});
const GATE = timed(['The', 10, 10.4], ['harbour', 10.4, 11], ['master', 11, 11.6], ['closed', 11.8, 12.4], ['the', 12.4, 12.6], ['gate.', 12.6, 13]);
const RAIN = timed(['It', 14, 14.2], ['rained.', 14.2, 15]);
const SUBTITLE: TranscriptLine = { start: 20, end: 22, text: 'Nobody knew.' };
const all = (line: TranscriptLine) => ({ line, from: 0, to: line.text.length });

it.each<[string, Parameters<typeof selectedWords>[0], { start: number; end: number; count: number; texts: readonly string[] } | undefined]>([
  ['a word', [{ line: GATE, from: 4, to: 11 }], { start: 10.4, end: 11, count: 1, texts: ['harbour'] }],
  ['letters of two words', [{ line: GATE, from: 6, to: 14 }], { start: 10.4, end: 11.6, count: 2, texts: ['harbour master'] }],
  ['a word that comes twice', [{ line: timed(['go', 1, 2], ['go', 3, 4]), from: 3, to: 5 }], { start: 3, end: 4, count: 1, texts: ['go'] }],
  ['the end of a line and the beginning of the next', [{ line: GATE, from: 30, to: 35 }, { line: RAIN, from: 0, to: 2 }], { start: 12.6, end: 14.2, count: 2, texts: ['gate.', 'It'] }],
  ['a space', [{ line: GATE, from: 3, to: 4 }], undefined],
  ['nothing', [], undefined],
  ['a word of a line without times', [{ line: SUBTITLE, from: 0, to: 6 }], { start: 20, end: 22, count: 1, texts: ['Nobody'] }],
  ['a line whose words are others', [all({ ...SUBTITLE, words: [{ text: 'Somebody', start: 20, end: 21 }] })], { start: 20, end: 22, count: 2, texts: ['Nobody knew.'] }],
])('%s', (_, parts, expected) => {
  const found = selectedWords(parts);
  expect(found && { start: found.start, end: found.end, count: found.count, texts: found.parts.map(({ text }) => text) }).toEqual(expected);
});
