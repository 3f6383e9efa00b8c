import { describe, expect, it } from 'vitest';
import { atOnce, inSequence, withoutMoments, withoutWords } from './join.ts';
import type { Moment } from '../domain/moment.ts';

const moment = (sketch: string, score = 0.9): Moment => {
  const [videoId = '', start = '', end = '', text] = sketch.split(' ');
  return {
    videoId, start: Number(start), end: Number(end), score,
    hits: [{ modality: text === undefined ? 'visual' : 'speech', at: Number(start), score, ...(text === undefined ? {} : { text }) }],
  };
};
const moments = (sketches: readonly string[]): readonly Moment[] => sketches.map((sketch) => moment(sketch));
const show = (found: readonly Moment[]): readonly string[] => found.map(({ videoId, start, end }) => `${videoId} ${start} ${end}`);

describe('one after the other', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['right after', ['a 0 2'], ['a 2 5'], ['a 0 5']],
    ['within the gap', ['a 0 2'], ['a 12 15'], ['a 0 15']],
    ['beyond the gap', ['a 0 2'], ['a 12.5 15'], []],
    ['before it', ['a 5 7'], ['a 2 5'], []],
    ['in another video', ['a 0 2'], ['b 2 5'], []],
    ['at the same time', ['a 0 2'], ['a 0 2'], []],
    ['beginning while it goes on', ['a 0 20'], ['a 5 30'], ['a 0 30']],
    ['inside of it', ['a 0 20'], ['a 5 8'], ['a 0 20']],
    ['in several videos', ['a 0 2', 'b 0 2'], ['a 3 4', 'b 3 5'], ['a 0 4', 'b 0 5']],
    ['the nearer of two alike', ['a 0 2'], ['a 8 9', 'a 3 4'], ['a 0 4']],
    ['nothing', [], ['a 0 2'], []],
  ])('%s', (_, first, next, expected) => {
    expect(show(inSequence(moments(first), [{ moments: moments(next), within: 10 }]))).toEqual(expected);
  });

  it('gives a moment that follows several to the nearest of those that match alike', () => {
    expect(show(inSequence(moments(['a 0 2', 'a 4 6']), [{ moments: moments(['a 7 9']), within: 10 }]))).toEqual(['a 4 9']);
  });

  it('takes what matches better rather than what is nearer', () => {
    const found = inSequence([moment('a 0 2')], [{ moments: [moment('a 8 9', 0.9), moment('a 3 4', 0.4)], within: 10 }]);
    expect(show(found)).toEqual(['a 0 9']);
  });

  it('chains three, each with its own gap', () => {
    const then = [{ moments: moments(['a 3 4']), within: 1 }, { moments: moments(['a 20 21', 'a 50 51']), within: 20 }];
    expect(show(inSequence(moments(['a 0 2']), then))).toEqual(['a 0 21']);
  });

  it('scores the geometric mean and shows the best hit of each first', () => {
    const [found] = inSequence([moment('a 0 2 hello', 0.9)], [{ moments: [moment('a 2 4 goodbye', 0.4)], within: 1 }]);
    expect(found?.score).toBeCloseTo(0.6, 6);
    expect(found?.hits.map(({ text }) => text)).toEqual(['hello', 'goodbye']);
  });

  it('puts the better pair first', () => {
    const found = inSequence([moment('a 0 2', 0.5), moment('b 0 2', 0.9)], [{ moments: moments(['a 2 3', 'b 2 3']), within: 5 }]);
    expect(show(found)).toEqual(['b 0 3', 'a 0 3']);
  });
});

it.each<[string, readonly (readonly string[])[], readonly string[]]>([
  ['that overlap', [['a 0 5'], ['a 4 8']], ['a 0 8']],
  ['that nearly meet', [['a 0 5'], ['a 6.5 8']], ['a 0 8']],
  ['that are apart', [['a 0 5'], ['a 8 9']], []],
  ['of three, all near one another', [['a 0 5'], ['a 4 8'], ['a 3 4.5']], ['a 0 8']],
  ['of three, one far from the first', [['a 0 5'], ['a 4 20'], ['a 18 19']], []],
  ['of one alone', [['a 0 5', 'b 1 2']], ['a 0 5', 'b 1 2']],
])('joins moments %s', (_, things, expected) => {
  expect(show(atOnce(things.map(moments)))).toEqual(expected);
});

it.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ['that share their time', ['a 0 4', 'a 10 14'], ['a 1 3'], ['a 10 14']],
  ['but not where they only touch', ['a 0 4'], ['a 4 8'], ['a 0 4']],
  ['but not for a sliver', ['a 0 4'], ['a 3.8 8'], ['a 0 4']],
  ['but not of another video', ['a 0 4'], ['b 0 4'], ['a 0 4']],
])('takes away moments %s', (_, kept, unwanted, expected) => {
  expect(show(withoutMoments(moments(kept), moments(unwanted)))).toEqual(expected);
});

it('takes away moments in which a word stands, but not where it is part of another', () => {
  expect(show(withoutWords(moments(['a 0 4 Rain!', 'a 5 6 train', 'a 7 8']), 'rain'))).toEqual(['a 5 6', 'a 7 8']);
});
