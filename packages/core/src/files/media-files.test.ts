import { expect, it } from 'vitest';
import { isMediaFile, isMediaType, mediaType } from './media-files.ts';

it.each([
  ['/films/a.mp4', 'video/mp4'],
  ['C:\\films\\A.MKV', 'video/x-matroska'],
  ['talk.final.webm', 'video/webm'],
  ['song.mp3', 'audio/mpeg'],
  ['VTS_01_1.VOB', 'video/mpeg'], ['a.mxf', 'application/mxf'], ['a.dv', 'video/x-dv'], ['00001.m2ts', 'video/mp2t'], ['a.m2t', 'video/mp2t'], ['a.mpe', 'video/mpeg'],
  ['MOV001.MOD', 'video/mpeg'], ['a.m2v', 'video/mpeg'], ['a.f4v', 'video/mp4'], ['a.3g2', 'video/3gpp2'], ['VID_1.insv', 'video/mp4'], ['a.aiff', 'audio/aiff'], ['a.mka', 'audio/x-matroska'],
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
