import { expect, it } from 'vitest';
import { applyFilters, type FilterableVideo } from './video-filters.ts';
import { parseSyntax } from './syntax/parse-syntax.ts';

const video = (id: string, title: string, more: { readonly duration?: number; readonly recordedAt?: string } = {}, tags: readonly string[] = []): FilterableVideo => ({
  id, title, path: `/films/holiday/${id}.mp4`,
  probe: { duration: 60, ...more }, tags,
});
const { probe: _, ...unread } = video('d', 'Not read yet');
const VIDEOS = [
  video('a', 'Café in Paris', { duration: 30, recordedAt: '2024-04-30T23:59:00Z' }, ['Holiday', 'été 2024']),
  video('b', 'Garden', { duration: 90, recordedAt: '2024-05-01T00:00:00Z' }, ['holiday']),
  { ...video('c', 'Garden party', { duration: 600 }), copies: ['/old disk/MVI_4711.mp4'] },
  unread,
];

it.each<[string, readonly string[]]>([
  ['in:garden', ['b', 'c']],
  ['in:"garden party"', ['c']],
  ['in:cafe', ['a']],
  ['in:CAFÉ in:party', ['a', 'c']],
  ['-in:garden', ['a', 'd']],
  ['in:garden -in:party', ['b']],
  ['in:holiday/b', ['b']],
  ['in:nowhere', []],
  ['in:mvi_47', ['c']],
  ['tag:HOLIDAY', ['a', 'b']],
  ['tag:holiday tag:"ete 2024"', ['a']],
  ['tag:holiday -tag:"été 2024"', ['b']],
  ['tag:holi', []],
  ['-tag:holiday in:garden', ['c']],
  ['longer:60s', ['b', 'c']],
  ['longer:1min shorter:5min', ['b']],
  ['after:2024-05-01', ['b']],
  ['before:2024-05-01', ['a']],
  ['after:2024', ['a', 'b']],
  ['before:2024-05', ['a']],
])('%j allows %j', (query, ids) => {
  expect(applyFilters(parseSyntax(query).syntax.filters, VIDEOS)).toMatchObject({ videoIds: ids });
});

it.each([
  ['after:1:30', { start: 90, end: Infinity }],
  ['before:20s', { start: 0, end: 20 }],
  ['after:10 after:20 before:50 before:40', { start: 20, end: 40 }],
])('%j allows a stretch of every video', (query, within) => {
  expect(applyFilters(parseSyntax(query).syntax.filters, VIDEOS)).toEqual({ within, notes: [] });
});

it('says how many videos have no date', () => {
  expect(applyFilters(parseSyntax('after:2024').syntax.filters, VIDEOS).notes).toEqual(['2 videos do not say when they were recorded, and are left out.']);
});

it.each([
  ['tag:holliday', ['No video has the tag “holliday”; there are “été 2024”, “holiday”.']],
  ['-tag:holiday', []],
  ['tag:holiday', []],
])('%j: a tag that nobody gave is told, with those that there are', (query, notes) => {
  expect(applyFilters(parseSyntax(query).syntax.filters, VIDEOS).notes).toEqual(notes);
});
