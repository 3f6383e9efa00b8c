import { describe, expect, it } from 'vitest';
import type { TextLine } from '../domain/screen-text.ts';
import type { RecognisedSpan } from './line-tracks.ts';
import { toScreenLines } from './screen-lines.ts';
import { toScreenTexts } from './screen-texts.ts';

const SHOTS = Array.from({ length: 6 }, (_, index) => ({ index, start: index * 4, end: index * 4 + 4 }));
const line = (text: string, x: number, y: number): TextLine => ({ text, confidence: 0.9, place: { x, y, height: 0.05 } });
/** A frame a second, each with the lines that it shows. */
const film = (seconds: number, linesAt: (second: number) => readonly TextLine[]): readonly RecognisedSpan[] =>
  Array.from({ length: seconds }, (_, second) => ({ start: second, end: second + 1, lines: linesAt(second) }));
const kindsOf = (spans: readonly RecognisedSpan[], shots = SHOTS): Record<string, string> =>
  Object.fromEntries(toScreenLines(spans, shots).map(({ text, kind }) => [text, kind]));

describe('what a line on the screen is', () => {
  it('is a logo where it stands through most of the film while shots change, told once', () => {
    const spans = film(24, (second) => [line(second % 5 === 4 ? 'ACME TU' : 'ACME TV', 0.9, 0.06), ...(second === 9 ? [line('Open all night', 0.4, 0.4)] : [])]);
    const lines = toScreenLines(spans, SHOTS);
    expect(lines.filter(({ kind }) => kind === 'logo')).toEqual([expect.objectContaining({ text: 'ACME TV', start: 0, end: 24 })]);
    expect(toScreenTexts(lines).map(({ text }) => text)).toEqual(['Open all night']);
  });

  it('is no logo in a single shot, or where it stands for a part of the film', () => {
    expect(kindsOf(film(24, () => [line('File Edit View', 0.2, 0.03)]), [{ index: 0, start: 0, end: 24 }])).toEqual({ 'File Edit View': 'plain' });
    expect(kindsOf(film(24, (second) => (second < 8 ? [line('ACME TV', 0.9, 0.06)] : [])))).toEqual({ 'ACME TV': 'plain' });
  });

  it('is a caption where lines follow one another below the middle', () => {
    const words = ['Where are you going?', 'Nowhere at all.', 'Then come along.', 'If I must.'];
    expect(kindsOf(film(12, (second) => (second % 3 === 2 ? [] : [line(words[Math.floor(second / 3)] ?? '', 0.5, 0.88)])))).toEqual(
      Object.fromEntries(words.map((text) => [text, 'caption'])));
  });

  it('is a caption with the line below it, however few have two; what stands elsewhere, or longer, is not', () => {
    const words = ['Where are you going?', 'Nowhere at all.', 'Then come along.', 'If I must.'];
    const upper = (second: number) => (second === 0 || second === 1 ? [line('Tell me, stranger:', 0.5, 0.82), line('Bakery', 0.2, 0.82)] : []);
    const kinds = kindsOf(film(12, (second) => [line('Platform two', 0.5, 0.76), ...upper(second), ...(second % 3 === 2 ? [] : [line(words[Math.floor(second / 3)] ?? '', 0.5, 0.88)])]));
    expect(kinds).toMatchObject({ 'Tell me, stranger:': 'caption', Bakery: 'plain', 'Platform two': 'plain' });
  });

  it('is no caption where such lines stand together: a list on a screen', () => {
    const rows = ['Name of the film', 'Length in minutes', 'Year of release'];
    expect(new Set(Object.values(kindsOf(film(6, () => rows.map((text) => line(text, 0.5, 0.8))))))).toEqual(new Set(['plain']));
  });

  it('is credits where it rises, a ticker where it runs to the left, and one line all the way', () => {
    const spans = film(4, (second) => [line('Directed by Jane Roe', 0.5, 0.9 - second * 0.15), line('Markets close higher today', 0.9 - second * 0.12, 0.95)]);
    expect(toScreenLines(spans, []).map(({ text, kind, start, end }) => [text, kind, start, end])).toEqual([
      ['Directed by Jane Roe', 'credits', 0, 4], ['Markets close higher today', 'ticker', 0, 4],
    ]);
  });

  it('keeps the box of its surest reading', () => {
    const box = [[0.1, 0.1], [0.3, 0.1], [0.3, 0.2], [0.1, 0.2]] as const;
    const spans = film(2, (second) => [{ ...line('EXIT ONLY', 0.2, 0.15), confidence: second === 0 ? 0.7 : 0.95, ...(second === 1 && { box }) }]);
    expect(toScreenLines(spans, [])).toEqual([{ text: 'EXIT ONLY', start: 0, end: 2, confidence: 0.95, kind: 'plain', box }]);
  });
});
