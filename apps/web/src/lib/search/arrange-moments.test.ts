import { expect, it } from 'vitest';
import { groupByVideo, sortMoments, type KnownVideos, type MomentOrder } from './arrange-moments.ts';

const moment = (id: string, start: number) => ({
  video: { id, title: `clip ${id}`, path: `/${id}.mp4` }, start, end: start + 1, score: 0.9, hits: [{ modality: 'visual' as const, at: start, score: 0.9 }],
});
const moments = [moment('10', 5), moment('2', 8), moment('10', 1), moment('2', 3)];
const known: KnownVideos = new Map([
  ['2', { addedAt: '2026-01-05', recordedAt: '2019-04-01T10:00:00', duration: 10, hasVideo: true }],
  ['10', { addedAt: '2026-01-01', duration: 10, hasVideo: true }],
]);

it.each<[MomentOrder, readonly (readonly [string, number])[]]>([
  ['best', [['10', 5], ['2', 8], ['10', 1], ['2', 3]]],
  // By the day of the recording, where it is known.
  ['newest', [['10', 1], ['10', 5], ['2', 3], ['2', 8]]],
  // Numbers as numbers.
  ['title', [['2', 3], ['2', 8], ['10', 1], ['10', 5]]],
])('moments %s', (order, expected) => {
  expect(sortMoments(moments, order, known).map(({ video, start }) => [video.id, start])).toEqual(expected);
});

it('puts the moments of a video together, where its best stands', () => {
  expect(groupByVideo(moments).map(({ video, moments: own }) => [video.id, own.map(({ start }) => start)])).toEqual([['10', [5, 1]], ['2', [8, 3]]]);
});
