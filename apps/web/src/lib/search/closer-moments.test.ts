import type { CloserResponse, SearchResponse } from '@frameseek/core';
import { expect, it } from 'vitest';
import { momentKey, withCloserLook } from './closer-moments.ts';

const moment = (id: string, start: number, end: number): SearchResponse['moments'][number] =>
  ({ video: { id, title: id, path: `${id}.mp4` }, start, end, score: 0.9, hits: [{ modality: 'visual', at: start, score: 0.9 }] });
const answer: SearchResponse = { query: 'kite', match: true, tookMs: 5, moments: [moment('a', 1, 9), moment('b', 0, 4)] };
const closer = (more: Partial<CloserResponse> = {}): CloserResponse => ({
  ...answer, looked: 2, moments: [{ ...moment('b', 1, 2), before: { start: 0, end: 4 } }, { ...moment('a', 3, 5), before: { start: 1, end: 9 } }], ...more,
});

it('shows the moments as they were looked at again, each known by where it was before', () => {
  const shown = withCloserLook(answer, closer());
  expect(shown.moments.map(({ video, start }) => [video.id, start])).toEqual([['b', 1], ['a', 3]]);
  expect(shown.moments.map(momentKey).toSorted()).toEqual(answer.moments.map(momentKey).toSorted());
  expect(shown).toMatchObject({ match: true, tookMs: 5 });
});

it.each<[string, CloserResponse | undefined]>([
  ['before it is there', undefined],
  ['of another query', closer({ query: 'boat' })],
  ['with fewer moments', closer({ moments: closer().moments.slice(1) })],
  ['of other moments', closer({ moments: closer().moments.map((it) => ({ ...it, before: { start: 77, end: 80 } })) })],
])('leaves the answer as it is for a second look %s', (_, looked) => {
  expect(withCloserLook(answer, looked)).toBe(answer);
});
