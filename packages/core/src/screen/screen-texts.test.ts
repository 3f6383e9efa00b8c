import { describe, expect, it } from 'vitest';
import type { RecognisedSpan } from './line-tracks.ts';
import { toScreenLines } from './screen-lines.ts';
import { toScreenTexts } from './screen-texts.ts';
import type { ScreenText } from '../domain/screen-text.ts';
import { diceSimilarity } from '../text/matching/dice-similarity.ts';

const textsOf = (spans: readonly RecognisedSpan[]): readonly ScreenText[] => toScreenTexts(toScreenLines(spans, []));
const span = (start: number, lines: readonly string[], confidence = 0.8): RecognisedSpan => ({
  start, end: start + 2, lines: lines.map((text) => ({ text, confidence })),
});
const short = (start: number, lines: readonly string[]): RecognisedSpan => ({ ...span(start, lines), end: start + 0.5 });

describe('texts on the screen', () => {
  it.each<[string, readonly RecognisedSpan[], readonly (readonly [number, number, string])[]]>([
    ['nothing is nothing', [span(0, [])], []],
    ['one text over the frames that show it', [span(0, ['EXIT']), span(2, ['EXIT']), span(4, [])], [[0, 4, 'EXIT']]],
    ['a misread letter forgiven', [span(0, ['Closing time']), span(2, ['Closing tirne'])], [[0, 4, 'Closing time']]],
    ['lines that differ in one digit as two', [span(0, ['Step 1 of our plan']), span(2, ['Step 1 of our plan']), span(4, ['Step 2 of our plan'])], [[0, 4, 'Step 1 of our plan'], [4, 6, 'Step 2 of our plan']]],
    ['a clock that is another one whenever it is read as one line', [span(0, ['Monday 14:35:10']), span(2, ['Monday 14:35:12']), span(4, ['Monday 14:35:14'])], [[0, 6, 'Monday 14:35:10']]],
    ['a counter as one line', [short(0, ['Frame 101 of 900']), short(0.5, ['Frame 116 of 900']), short(1, ['Frame 131 of 900']), short(1.5, ['Frame 146 of 900']), short(2, ['Frame 161 of 900'])], [[0, 2.5, 'Frame 101 of 900']]],
    ['a digit misread as a letter forgiven', [span(0, ['Gate 4711']), span(2, ['Gate 4Z11'])], [[0, 4, 'Gate 4711']]],
    ['two texts one after the other', [span(0, ['Chapter one']), span(2, ['The garden'])], [[0, 2, 'Chapter one'], [2, 4, 'The garden']]],
    ['lines that come and go together as one text', [span(0, ['Agenda', 'First point']), span(2, ['Agenda', 'First point'])],
      [[0, 4, 'Agenda\nFirst point']]],
    ['a line that comes later apart from those that stay',
      [span(0, ['Agenda', 'First point']), span(2, ['Agenda', 'First point', 'Second thing'])],
      [[0, 4, 'Agenda\nFirst point'], [2, 4, 'Second thing']]],
    ['a line that goes sooner apart, though it starts at once',
      [span(0, ['Agenda', 'Loading']), span(2, ['Agenda'])], [[0, 2, 'Loading'], [0.001, 4, 'Agenda']]],
    ['the same text again later as another', [span(0, ['EXIT']), span(2, []), span(4, ['EXIT'])], [[0, 2, 'EXIT'], [4, 6, 'EXIT']]],
    ['the same text after a gap as another', [span(0, ['EXIT']), span(10, ['EXIT'])], [[0, 2, 'EXIT'], [10, 12, 'EXIT']]],
    ['a text that a pointer hid for a moment as one', [short(0, ['EXIT']), short(0.5, []), short(1, ['EXIT'])], [[0, 1.5, 'EXIT']]],
    ['specks and single letters left out', [span(0, ['|', '—', 'x', 'Ok go'])], [[0, 2, 'Ok go']]],
    ['a short word seen once left out', [span(0, ['TT', 'Ok go']), span(2, ['Ok go'])], [[0, 4, 'Ok go']]],
  ])('%s', (_, spans, expected) => {
    expect(textsOf(spans).map(({ start, end, text }) => [start, end, text])).toEqual(expected);
  });

  it('leave out what was hardly read, or read once with doubt', () => {
    expect(textsOf([span(0, ['texture'], 0.3), span(2, ['texture'], 0.3)])).toEqual([]);
    expect(textsOf([span(0, ['texture'], 0.5)])).toEqual([]);
    expect(textsOf([span(0, ['IMG_4821.MOV'], 0.5), span(2, ['IMG_4821.MOV'], 0.5)])).toHaveLength(1);
  });

  it('keep the surer span and its confidence', () => {
    const [text] = textsOf([span(0, ['Closing tirne'], 0.7), span(2, ['Closing time'], 0.9)]);
    expect(text).toEqual({ start: 0, end: 4, text: 'Closing time', confidence: 0.9 });
  });

  it('come in parts when a screen is full of words, none starting with another', () => {
    const lines = Array.from({ length: 12 }, (_, row) => `row ${'abcdefghijkl'.charAt(row).repeat(60)}`);
    const texts = textsOf([span(0, lines), span(2, lines)]);
    expect(texts.map(({ text }) => text).join('\n').split('\n')).toEqual(lines);
    expect(Math.max(...texts.map(({ text }) => text.length))).toBeLessThan(420);
    expect(new Set(texts.map(({ start }) => Math.round(start * 1000))).size).toBe(texts.length);
  });
});

describe('diceSimilarity', () => {
  it.each([
    ['same', 'same', 1],
    ['Same, text!', 'same TEXT', 1],
    ['night', 'nacht', 0.25],
    ['abc', 'xyz', 0],
    ['a', 'b', 0],
    ['', '', 1],
    ['', 'words', 0],
  ])('of %j and %j is %d', (a, b, expected) => {
    expect(diceSimilarity(a, b)).toBeCloseTo(expected, 5);
    expect(diceSimilarity(b, a)).toBe(diceSimilarity(a, b));
  });
});
