import type { VideoSummary } from '@frameseek/core';
import { describe, expect, it } from 'vitest';
import { groupCopies } from './group-copies.ts';
import type { LibraryItem } from './library-items.ts';
import { DEFAULT_VIEW, foldersOf, isFiltered, libraryHref, readLibraryView, tagsOf, viewItems, withoutFilters } from './library-view.ts';
import type { LibraryView } from './library-view.ts';

const NOW = Date.parse('2026-03-31T12:00:00Z');

const item = (title: string, change: Partial<VideoSummary> = {}, state: LibraryItem['state'] = 'ready'): LibraryItem => {
  const video: VideoSummary = {
    id: title, title, path: `/films/${title}.mp4`, sizeBytes: 10, addedAt: '2026-03-01T00:00:00Z', duration: 30, state: 'ready',
    hasVideo: true, hasAudio: true, width: 320, height: 180, tags: [], stages: [], ...change,
  };
  return { key: video.id, title, path: video.path, state, stages: [], video };
};

const LIBRARY = [
  item('Boat', { duration: 30, tags: ['sea', 'family'], addedAt: '2026-03-31T00:00:00Z', sizeBytes: 5 }),
  item('Alps 10', { duration: 5_000, path: '/films/trips/alps.mp4', addedAt: '2025-01-01T00:00:00Z', recordedAt: '2026-03-30T00:00:00Z' }),
  item('Alps 2', { duration: 300, path: '/films/trips/2/alps.mp4', tags: ['family'] }, 'failed'),
];
const shown = (change: Partial<LibraryView>): readonly string[] =>
  viewItems(LIBRARY, { ...DEFAULT_VIEW, ...change }, NOW).map(({ title }) => title);

describe('a view of the library', () => {
  it.each<[Partial<LibraryView>, readonly string[]]>([
    [{}, ['Boat', 'Alps 2', 'Alps 10']],
    [{ sort: 'oldest' }, ['Alps 10', 'Alps 2', 'Boat']],
    [{ sort: 'recorded' }, ['Boat', 'Alps 10', 'Alps 2']],
    [{ sort: 'title' }, ['Alps 2', 'Alps 10', 'Boat']],
    [{ sort: 'longest' }, ['Alps 10', 'Alps 2', 'Boat']],
    [{ sort: 'shortest' }, ['Boat', 'Alps 2', 'Alps 10']],
    [{ sort: 'largest' }, ['Alps 2', 'Alps 10', 'Boat']],
    [{ name: 'TRIPS' }, ['Alps 2', 'Alps 10']],
    [{ state: 'problem' }, ['Alps 2']],
    [{ length: 'minute' }, ['Boat']],
    [{ length: 'more' }, ['Alps 10']],
    [{ date: 'week' }, ['Boat']],
    [{ date: 'month' }, ['Boat']],
    [{ tag: 'family', sort: 'title' }, ['Alps 2', 'Boat']],
    [{ folder: '/films/trips' }, ['Alps 2', 'Alps 10']],
    [{ folder: '/films/trip' }, []],
  ])('%j shows %j', (change, expected) => {
    expect(shown(change)).toEqual(expected);
  });

  it('stands in the address, without what is usual', () => {
    expect(libraryHref(DEFAULT_VIEW)).toBe('/');
    const view: LibraryView = { layout: 'list', sort: 'title', name: 'al ps', state: 'ready', length: 'ten', date: 'year', tag: 'a&b', folder: '/films' };
    expect(readLibraryView(new URL(libraryHref(view), 'http://x').searchParams)).toEqual(view);
    expect(isFiltered(view)).toBe(true);
    expect(withoutFilters(view)).toEqual({ layout: 'list', sort: 'title', name: '' });
  });

  it('takes nothing from an address that it does not know', () => {
    expect(readLibraryView(new URLSearchParams('sort=colour&layout=3d&state=x&length=9&date='))).toEqual(DEFAULT_VIEW);
  });

  it('knows the tags and the folders that can be chosen', () => {
    expect(tagsOf(LIBRARY)).toEqual([['family', 2], ['sea', 1]]);
    expect(foldersOf(LIBRARY)).toEqual([['/films', 1], ['/films/trips', 1], ['/films/trips/2', 1]]);
  });

  it('knows the folders of a server on Windows', () => {
    const items = [item('Boat', { path: 'C:\\films\\boat.mp4' }), item('Alps', { path: 'C:\\films\\trips\\alps.mp4' }), item('Sea', { path: '\\\\nas\\films\\sea.mp4' })];
    expect(foldersOf(items)).toEqual([['\\\\nas\\films', 1], ['C:\\films', 1], ['C:\\films\\trips', 1]]);
    const titles = (folder: string) => viewItems(items, { ...DEFAULT_VIEW, sort: 'title', folder }, NOW).map(({ title }) => title);
    expect([titles('C:\\films'), titles('C:\\films\\trips'), titles('\\\\nas\\films')]).toEqual([['Alps', 'Boat'], ['Alps'], ['Sea']]);
  });
});

describe('copies', () => {
  it('are folded into the largest when title and length agree', () => {
    const folded = groupCopies([
      item('Boat', { id: 'small' }), item('boat', { id: 'large', width: 1_920, height: 1_080, duration: 30.1 }),
      item('Boat', { id: 'longer', duration: 31 }), item('Alps'),
    ]);
    expect(folded.map(({ key, copies }) => [key, copies.map((copy) => copy.key)])).toEqual([['large', ['small']], ['longer', []], ['Alps', []]]);
  });
});
