import { describe, expect, it } from 'vitest';
import type { ScreenLine } from '../domain/screen-text.ts';
import { slidesOf, slidesToMarkdown } from './slides.ts';

/** A line of letters that are this high, at a height of the picture. */
const line = (text: string, [start, end]: readonly [number, number], { y = 0.3, height = 0.05 } = {}): ScreenLine =>
  ({ text, start, end, confidence: 0.9, kind: 'plain', box: [[0.1, y], [0.6, y], [0.6, y + height], [0.1, y + height]] });
const title = (text: string, when: readonly [number, number]): ScreenLine => line(text, when, { y: 0.08, height: 0.1 });
const DECK = [
  title('Harbours', [0, 10]), line('What a harbour is for', [0, 10]), line('Who keeps it', [4, 10], { y: 0.4 }),
  title('Tides', [10, 20]), line('Twice a day', [10, 20]), line('Moon and sun', [10, 20], { y: 0.4 }),
  title('Harbours', [20, 26]), line('What a harbour is for', [20, 26]), line('Who keeps it', [20, 26], { y: 0.4 }),
];

describe('slides of a film', () => {
  it('have titles and times; one that is built line by line is one, and one that comes again is the same', () => {
    expect(slidesOf(DECK, 30).map((slide) => [slide.title, slide.lines.length, slide.shown])).toEqual([
      ['Harbours', 3, [{ start: 0, end: 10 }, { start: 20, end: 26 }]], ['Tides', 3, [{ start: 10, end: 20 }]],
    ]);
    expect(slidesOf(DECK, 30)[0]?.at).toBe(7);
  });

  it('are two where all but the title is the same', () => {
    const footers = [line('Coast guard academy', [0, 20], { y: 0.9 }), line('Lesson five', [0, 20], { y: 0.95 })];
    expect(slidesOf([title('Ebb', [0, 10]), title('Flood', [10, 20]), ...footers], 20).map((slide) => slide.title)).toEqual(['Ebb', 'Flood']);
  });

  it('are two where their titles differ in a number', () => {
    const rest = [line('What we found', [0, 20], { y: 0.4 }), line('What it cost', [0, 20], { y: 0.6 })];
    expect(slidesOf([title('Results, part 1', [0, 10]), title('Results, part 2', [10, 20]), ...rest], 20).map((slide) => slide.title)).toEqual(['Results, part 1', 'Results, part 2']);
  });

  it('take the line in higher letters for the title, the first where one is only higher for its letters', () => {
    const titleOf = (heights: readonly number[]): string | undefined =>
      slidesOf(heights.map((height, row) => line(`Line ${row}`, [0, 10], { y: 0.05 + row * 0.1, height })), 10)[0]?.title;
    expect(titleOf([0.05, 0.06, 0.05])).toBe('Line 0');
    expect(titleOf([0.03, 0.08, 0.05])).toBe('Line 1');
  });

  it('are none of a film with a sign here and there, captions, or nothing written', () => {
    expect(slidesOf([], 30)).toEqual([]);
    expect(slidesOf([line('EXIT', [3, 9]), line('Platform two', [3, 9])], 60)).toEqual([]);
    expect(slidesOf(DECK.map((one) => ({ ...one, kind: 'caption' })), 30)).toEqual([]);
  });

  it('are written as Markdown with their pictures, and nothing on them is taken for Markdown', () => {
    const [first] = slidesOf(DECK, 30);
    expect(slidesToMarkdown('The *coast*', first === undefined ? [] : [first], (at) => `at-${at}.jpg`)).toBe([
      String.raw`# The \*coast\*`, '## 1. Harbours', '0:00.0–0:10.0, 0:20.0–0:26.0', '![Slide 1](at-7.jpg)', '- What a harbour is for\n- Who keeps it', '',
    ].join('\n\n').replace(/\n\n$/, '\n'));
  });
});
