import { describe, expect, it } from 'vitest';
import type { FoundLine } from '@frameseek/core';
import { screenHits } from './screen-hits.ts';

const line = (text: string, start = 0, end = 4, videoId = 'a'): FoundLine => ({ text, start, end, videoId, confidence: 0.9, kind: 'plain' });
const found = (lines: readonly FoundLine[], words: string, phrases: readonly string[] = []) =>
  screenHits(lines, { words, phrases }).map(({ segment: { start, text }, score }) => [start, text, Number(score.toFixed(2))]);

describe('what the screen shows of a query', () => {
  it('is one line, whatever the order of its words, misread or without spaces', () => {
    expect(found([line('SHOP FUTURE')], 'future shop')).toEqual([[0, 'SHOP FUTURE', 1]]);
    expect(found([line('FUTURESHOP')], 'future shop')).toEqual([[0, 'FUTURESHOP', 0.9]]);
    expect(found([line('Videoinpression')], 'videoimpression')).toEqual([[0, 'Videoinpression', 0.75]]);
  });

  it('is several lines that stand there at once, over the time in which all do', () => {
    const [hit] = found([line('SHOPPERS', 0, 9), line('DRUG MART', 3, 12)], 'shoppers drug mart');
    expect(hit).toEqual([3, 'SHOPPERS\nDRUG MART', 1]);
    expect(found([line('SHOPPERS', 0, 3), line('DRUG MART', 3, 12)], 'shoppers drug mart')).toEqual([[3, 'DRUG MART', 0.67]]);
    expect(found([line('SHOPPERS'), line('DRUG MART', 0, 4, 'b')], 'shoppers drug mart')).toEqual([[0, 'DRUG MART', 0.67]]);
  });

  it('is nothing where hardly a word of it stands, or a quoted one does not', () => {
    expect(found([line('Open all night')], 'a dog that runs at night over snow')).toEqual([]);
    expect(found([line('exit lonely')], 'exit only', ['exit only'])).toEqual([]);
    expect(found([line('EXIT-ONLY')], 'exit only', ['exit only'])).toHaveLength(1);
  });

  it('comes with the fullest first', () => {
    expect(found([line('blue room', 0), line('blue door', 8, 9)], 'blue door').map(([start]) => start)).toEqual([8, 0]);
  });

  it('never lasts no time: lines that stand beside it for less than half of its own do not help', () => {
    const lines = [line('GROUP BY', 0, 10), line('Binder Error', 9.9, 20), line('clause', 2, 9)];
    const hits = screenHits(lines, { words: 'binder error group by clause', phrases: [] });
    expect(hits.map(({ segment: { start, end } }) => [start, end])).toEqual([[9.9, 20], [2, 9]]);
  });

  it('is one moment where it was not read for a blink, and two where it was gone', () => {
    const lines = [line('FUTUPE SHOP', 0, 2), line('FUTURE SHOP', 3, 8), line('FUTURE', 9, 12), line('FUTURE SHOP', 20, 21)];
    const hits = screenHits(lines, { words: 'future shop', phrases: [] });
    expect(hits.map(({ score, segment: { start, end } }) => [score, start, end])).toEqual([[1, 0, 8], [1, 20, 21], [0.5, 9, 12]]);
  });

  it('does not hang on a single letter', () => {
    expect(found([line('красота мыслях')], 'красота в мыслях')).toEqual([[0, 'красота мыслях', 1]]);
  });
});
