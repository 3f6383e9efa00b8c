import { describe, expect, it } from 'vitest';
import { toExampleQuery, toWordsQuery, type ClauseQuery } from '@frameseek/core';
import type { SearchMatches } from './clause-matches.ts';
import { allAtOnce, oneAfterTheOther, withoutUnwanted } from './combine-matches.ts';
import type { FoundMoment } from './search-request.ts';

const moment = (start: number, text?: string): FoundMoment => ({
  videoId: 'a', start, end: start + 2, score: 0.95,
  hits: [{ modality: 'speech', at: start, score: 0.95, ...(text === undefined ? {} : { text }) }],
  video: { id: 'a', title: 'a', path: '/a.mp4' },
});
const found = (matches: readonly number[], nearest: readonly number[] = []): SearchMatches =>
  ({ matches: matches.map((start) => moment(start)), nearest: nearest.map((start) => moment(start)), notes: [] });
const spans = (moments: readonly FoundMoment[]) => moments.map(({ start, end }) => `${start}-${end}`);

describe('what is there at the same time', () => {
  it('is found where all clauses match', () => {
    const all = allAtOnce([found([0, 10]), found([11, 30])], 'red dog');
    expect(spans(all.matches)).toEqual(['10-13']);
    expect(all).toMatchObject({ nearest: [], notes: [] });
  });

  it('is nearest where some clause only comes near', () => {
    const all = allAtOnce([found([10]), found([], [11])], 'red dog');
    expect([spans(all.matches), spans(all.nearest)]).toEqual([[], ['10-13']]);
  });

  it('is given in parts, and said so, where nothing has all of it', () => {
    const all = allAtOnce([found([0]), found([30])], 'red dog');
    expect(spans(all.nearest)).toEqual(['0-2', '30-32']);
    expect(all.notes).toEqual([expect.stringContaining('Nothing has all of “red dog” at the same time')]);
  });

  it('is what was found where there is one clause', () => {
    const one = found([0], [30]);
    expect(allAtOnce([one], 'red')).toBe(one);
  });
});

describe('what comes one after the other', () => {
  const steps = [{ words: 'red', within: 60 }, { words: 'green', within: 5 }];

  it('is found in its order, and the order is said', () => {
    const ordered = oneAfterTheOther([found([10]), found([0, 14])], steps);
    expect(spans(ordered.matches)).toEqual(['10-16']);
    expect(ordered.notes).toEqual(['Moments with “red” then, within 5 s, “green”.']);
  });

  it('is nowhere when the gap is longer than it may be', () => {
    const ordered = oneAfterTheOther([found([10]), found([40])], steps);
    expect(ordered).toMatchObject({ matches: [], notes: [expect.stringContaining('Nowhere is “red” then, within 5 s, “green”')] });
  });
});

describe('what is not wanted', () => {
  const unwanted = (query: ClauseQuery, ...matches: readonly number[]) => [{ query, matches: matches.map((start) => moment(start)), notes: [] }];
  const all: SearchMatches = { matches: [moment(0), moment(10, 'by the ferry bridge')], nearest: [moment(20)], notes: [] };

  it('takes out the moments that share its time', () => {
    const left = withoutUnwanted(all, unwanted(toWordsQuery('dog', 'visual'), 0, 20));
    expect([spans(left.matches), spans(left.nearest)]).toEqual([['10-12'], []]);
  });

  it('takes out the moments in which its words stand, unless they were meant in one modality', () => {
    expect(spans(withoutUnwanted(all, unwanted(toWordsQuery('"ferry bridge"'))).matches)).toEqual(['0-2']);
    expect(spans(withoutUnwanted(all, unwanted(toWordsQuery('ferry bridge', 'text'))).matches)).toEqual(['0-2', '10-12']);
  });

  it('may be a picture', () => {
    expect(spans(withoutUnwanted(all, unwanted(toExampleQuery([{ picture: 'p' }], 'ferry bridge'), 0)).matches)).toEqual(['10-12']);
  });
});
