import type { VideoSummary } from '@frameseek/core';
import { expect, it } from 'vitest';
import { byDate, byTag, folderView } from './browse.ts';

const video = (path: string, more: Partial<VideoSummary> = {}): VideoSummary => ({
  id: path, title: path.slice(path.lastIndexOf('/') + 1), path, sizeBytes: 1, addedAt: '', duration: 1, state: 'ready', hasVideo: true, hasAudio: false, tags: [], stages: [], ...more,
});
const paths = (videos: readonly VideoSummary[]): readonly string[] => videos.map(({ path }) => path);

it('puts videos into years, months and days of their recording, the latest first, and leaves those out that say nothing', () => {
  const videos = [video('/a', { recordedAt: '2024-05-01T10:00:00Z' }), video('/b', { recordedAt: '2024-05-01T09:00:00Z' }), video('/c', { recordedAt: '2023-12-31T23:00:00-05:00' }), video('/d')];
  expect(byDate(videos, 'day').map(({ key, videos: found }) => [key, paths(found)])).toEqual([['2024-05-01', ['/b', '/a']], ['2023-12-31', ['/c']]]);
  expect(byDate(videos, 'year').map(({ key }) => key)).toEqual(['2024', '2023']);
  expect(byDate(videos, 'month').map(({ key }) => key)).toEqual(['2024-05', '2023-12']);
});

it('shows a folder with the folders in it, from the lowest that holds all videos', () => {
  const videos = [video('/films/a.mp4'), video('/films/2024/b.mp4'), video('/films/2024/May/c.mp4'), video('/films/2023/d.mp4')];
  const top = folderView(videos);
  expect([top.path, top.above, top.folders.map(({ path, videos: inside }) => [path, inside.length]), paths(top.videos)])
    .toEqual(['/films', [], [['/films/2023', 1], ['/films/2024', 2]], ['/films/a.mp4']]);
  const may = folderView(videos, '/films/2024/May');
  expect([may.path, may.above, may.folders, paths(may.videos)]).toEqual(['/films/2024/May', ['/films', '/films/2024'], [], ['/films/2024/May/c.mp4']]);
  expect(folderView(videos, '/etc').path).toBe('/films');
  expect(folderView([video('C:\\films\\x\\a.mp4'), video('C:\\films\\y\\b.mp4')]).folders.map(({ path }) => path)).toEqual(['C:\\films\\x', 'C:\\films\\y']);
});

it('counts tags, the most used first', () => {
  expect(byTag([video('/a', { tags: ['x', 'y'] }), video('/b', { tags: ['y'] })]).map(({ tag, videos }) => [tag, videos.length])).toEqual([['y', 2], ['x', 1]]);
});
