import { describe, expect, it } from 'vitest';
import { screenTextJoiner, toScreenTexts, type Reading } from './screen-texts.ts';
import { similarity } from './similar-text.ts';

const reading = (start: number, lines: readonly string[], confidence = 0.8): Reading => ({
  start, end: start + 2, lines: lines.map((text) => ({ text, confidence })),
});

describe('texts on the screen', () => {
  it.each<[string, readonly Reading[], readonly (readonly [number, number, string])[]]>([
    ['nothing is nothing', [reading(0, [])], []],
    ['one text over the frames that show it', [reading(0, ['EXIT']), reading(2, ['EXIT']), reading(4, [])], [[0, 4, 'EXIT']]],
    ['a misread letter forgiven', [reading(0, ['Closing time']), reading(2, ['Closing tirne'])], [[0, 4, 'Closing time']]],
    ['two texts one after the other', [reading(0, ['Chapter one']), reading(2, ['The garden'])], [[0, 2, 'Chapter one'], [2, 4, 'The garden']]],
    ['a new text where one line of many changes',
      [reading(0, ['Agenda', 'First point']), reading(2, ['Agenda', 'First point', 'Second thing'])],
      [[0, 2, 'Agenda\nFirst point'], [2, 4, 'Agenda\nFirst point\nSecond thing']]],
    ['the same text again later as another', [reading(0, ['EXIT']), reading(2, []), reading(4, ['EXIT'])], [[0, 2, 'EXIT'], [4, 6, 'EXIT']]],
    ['the same text after a gap as another', [reading(0, ['EXIT']), reading(10, ['EXIT'])], [[0, 2, 'EXIT'], [10, 12, 'EXIT']]],
    ['specks and single letters left out', [reading(0, ['|', '—', 'x', 'Ok go'])], [[0, 2, 'Ok go']]],
  ])('%s', (_, readings, expected) => {
    expect(toScreenTexts(readings).map(({ start, end, text }) => [start, end, text])).toEqual(expected);
  });

  it('leave out what was hardly read', () => {
    expect(toScreenTexts([reading(0, ['texture'], 0.3)])).toEqual([]);
  });

  it('keep the surer reading and its confidence', () => {
    const [text] = toScreenTexts([reading(0, ['Closing tirne'], 0.6), reading(2, ['Closing time'], 0.9)]);
    expect(text).toEqual({ start: 0, end: 4, text: 'Closing time', confidence: 0.9 });
  });

  it('come out as soon as they are over', () => {
    const joiner = screenTextJoiner();
    expect(joiner.add(reading(0, ['EXIT']))).toEqual([]);
    expect(joiner.add(reading(2, []))).toMatchObject([{ text: 'EXIT' }]);
    expect(joiner.end()).toEqual([]);
  });
});

describe('similarity', () => {
  it.each([
    ['same', 'same', 1],
    ['Same, text!', 'same TEXT', 1],
    ['night', 'nacht', 0.25],
    ['abc', 'xyz', 0],
    ['a', 'b', 0],
    ['', '', 1],
    ['', 'words', 0],
  ])('of %j and %j is %d', (a, b, expected) => {
    expect(similarity(a, b)).toBeCloseTo(expected, 5);
    expect(similarity(b, a)).toBe(similarity(a, b));
  });
});
