import { expect, it } from 'vitest';
import { isMediaFile, isMediaType, mediaType } from './media-files.ts';

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

it.each([
  ['video/mp4', true], ['audio/mpeg; charset=binary', true], ['VIDEO/QuickTime', true], ['application/octet-stream', true], ['', true], ['application/ogg', true],
  ['text/html', false], ['application/json', false], ['image/png', false], ['video', false], ['application/x-mpegurl', false], ['text/html;video/mp4', false],
])('the type %j may be that of a film: %s', (type, expected) => {
  expect(isMediaType(type)).toBe(expected);
});
