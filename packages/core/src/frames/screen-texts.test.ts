import { describe, expect, it } from 'vitest';
import { toScreenTexts, type Reading } from './screen-texts.ts';
import { diceSimilarity } from '../text/dice-similarity.ts';

const reading = (start: number, lines: readonly string[], confidence = 0.8): Reading => ({
  start, end: start + 2, lines: lines.map((text) => ({ text, confidence })),
});
const short = (start: number, lines: readonly string[]): Reading => ({ ...reading(start, lines), end: start + 0.5 });

describe('texts on the screen', () => {
  it.each<[string, readonly Reading[], readonly (readonly [number, number, string])[]]>([
    ['nothing is nothing', [reading(0, [])], []],
    ['one text over the frames that show it', [reading(0, ['EXIT']), reading(2, ['EXIT']), reading(4, [])], [[0, 4, 'EXIT']]],
    ['a misread letter forgiven', [reading(0, ['Closing time']), reading(2, ['Closing tirne'])], [[0, 4, 'Closing time']]],
    ['two texts one after the other', [reading(0, ['Chapter one']), reading(2, ['The garden'])], [[0, 2, 'Chapter one'], [2, 4, 'The garden']]],
    ['lines that come and go together as one text', [reading(0, ['Agenda', 'First point']), reading(2, ['Agenda', 'First point'])],
      [[0, 4, 'Agenda\nFirst point']]],
    ['a line that comes later apart from those that stay',
      [reading(0, ['Agenda', 'First point']), reading(2, ['Agenda', 'First point', 'Second thing'])],
      [[0, 4, 'Agenda\nFirst point'], [2, 4, 'Second thing']]],
    ['a line that goes sooner apart, though it starts at once',
      [reading(0, ['Agenda', 'Loading']), reading(2, ['Agenda'])], [[0, 2, 'Loading'], [0.001, 4, 'Agenda']]],
    ['the same text again later as another', [reading(0, ['EXIT']), reading(2, []), reading(4, ['EXIT'])], [[0, 2, 'EXIT'], [4, 6, 'EXIT']]],
    ['the same text after a gap as another', [reading(0, ['EXIT']), reading(10, ['EXIT'])], [[0, 2, 'EXIT'], [10, 12, 'EXIT']]],
    ['a text that a pointer hid for a moment as one', [short(0, ['EXIT']), short(0.5, []), short(1, ['EXIT'])], [[0, 1.5, 'EXIT']]],
    ['specks and single letters left out', [reading(0, ['|', '—', 'x', 'Ok go'])], [[0, 2, 'Ok go']]],
    ['a short word seen once left out', [reading(0, ['TT', 'Ok go']), reading(2, ['Ok go'])], [[0, 4, 'Ok go']]],
  ])('%s', (_, readings, expected) => {
    expect(toScreenTexts(readings).map(({ start, end, text }) => [start, end, text])).toEqual(expected);
  });

  it('leave out what was hardly read, or read once with doubt', () => {
    expect(toScreenTexts([reading(0, ['texture'], 0.3), reading(2, ['texture'], 0.3)])).toEqual([]);
    expect(toScreenTexts([reading(0, ['texture'], 0.5)])).toEqual([]);
    expect(toScreenTexts([reading(0, ['IMG_4821.MOV'], 0.5), reading(2, ['IMG_4821.MOV'], 0.5)])).toHaveLength(1);
  });

  it('keep the surer reading and its confidence', () => {
    const [text] = toScreenTexts([reading(0, ['Closing tirne'], 0.7), reading(2, ['Closing time'], 0.9)]);
    expect(text).toEqual({ start: 0, end: 4, text: 'Closing time', confidence: 0.9 });
  });

  it('come in parts when a screen is full of words, none starting with another', () => {
    const lines = Array.from({ length: 12 }, (_, row) => `row ${'abcdefghijkl'.charAt(row).repeat(60)}`);
    const texts = toScreenTexts([reading(0, lines), reading(2, lines)]);
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
