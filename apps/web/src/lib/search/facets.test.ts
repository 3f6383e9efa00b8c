import { describe, expect, it } from 'vitest';
import { facetsOf } from './facets.ts';

const moment = (id: string, start = 0) => ({
  video: { id, title: `clip ${id}`, path: `/${id}.mp4` }, start, end: start + 1, score: 0.9, hits: [{ modality: 'visual' as const, at: start, score: 0.9 }],
});
type Known = Parameters<typeof facetsOf>[1];
const shown = (moments: Parameters<typeof facetsOf>[0], known: Known): readonly string[] =>
  facetsOf(moments, known).map(({ filter, moments: left }) => `${filter.field}:${'date' in filter ? filter.date : filter.text} ${left}`);

describe('how moments are narrowed down', () => {
  const known: Known = new Map([
    ['a', { tags: ['family', 'sea'], recordedAt: '2024-05-03T10:00:00Z' }],
    ['b', { tags: ['family'], recordedAt: '2023-12-31T23:00:00-08:00', place: 'Lyon, France' }],
    ['c', { tags: [], place: 'Tokyo, Japan' }],
  ]);

  it('is by tag, by year, by place and by video, the most first', () => {
    expect(shown([moment('a', 1), moment('a', 5), moment('b'), moment('c')], known)).toEqual([
      'tag:family 3', 'tag:sea 2', 'on:2024 2', 'on:2023 1', 'near:Lyon 1', 'near:Tokyo 1', 'in:clip a 2', 'in:clip b 1', 'in:clip c 1',
    ]);
  });

  it('is by month where all were recorded in one year', () => {
    const one: Known = new Map([['a', { tags: [], recordedAt: '2024-05-03' }], ['b', { tags: [], recordedAt: '2024-11-20' }]]);
    expect(shown([moment('a'), moment('b')], one)).toEqual(['on:2024-05 1', 'on:2024-11 1', 'in:clip a 1', 'in:clip b 1']);
  });

  it('is not by what all moments share, nor by what nobody knows', () => {
    expect(shown([moment('a', 1), moment('a', 5)], known)).toEqual([]);
    expect(shown([moment('c'), moment('unknown')], known)).toEqual(['near:Tokyo 1', 'in:clip c 1', 'in:clip unknown 1']);
    expect(shown([], known)).toEqual([]);
  });

  it('names a few of each kind', () => {
    const many = Array.from({ length: 12 }, (_, index) => moment(String(index)));
    expect(shown(many, new Map())).toEqual(['in:clip 0 1', 'in:clip 1 1', 'in:clip 2 1', 'in:clip 3 1']);
  });
});
