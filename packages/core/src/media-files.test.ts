import { expect, it } from 'vitest';
import { isMediaFile, mediaType } from './media-files.ts';

it.each([
  ['/films/a.mp4', 'video/mp4'],
  ['C:\\films\\A.MKV', 'video/x-matroska'],
  ['talk.final.webm', 'video/webm'],
  ['song.mp3', 'audio/mpeg'],
])('knows %s as %s', (path, type) => {
  expect(mediaType(path)).toBe(type);
});

it.each(['notes.txt', 'mp4', '.mp4', 'films/._a.mp4', 'a.mp4.part', 'a.constructor', ''])('does not take %j for media', (path) => {
  expect(isMediaFile(path)).toBe(false);
});
