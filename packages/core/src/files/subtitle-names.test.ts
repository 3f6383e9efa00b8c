import { expect, it } from 'vitest';
import { isNamedAfter, isSubtitleFile, isSubtitleFolder, straySubtitles } from './subtitle-names.ts';

it.each([
  ['film.srt', true], ['FILM.en.SRT', true], ['film.mp4.srt', true], ['film 2.srt', true], ['another.srt', false], ['fil.srt', false],
])('%s is called like film.mp4: %s', (name, expected) => {
  expect(isNamedAfter(name, 'film.mp4')).toBe(expected);
});

it('accents are the same in either Unicode form', () => {
  expect(isNamedAfter('Cafe\u0301.srt', 'Caf\u00e9.mkv')).toBe(true);
});

it('subtitles that are called like no film beside them are strays', () => {
  expect([...straySubtitles(['film.mp4', 'film.en.srt', 'English.srt', 'notes.txt', 'b.VTT'])]).toEqual(['English.srt', 'b.VTT']);
});

it.each([['Subs', true], ['SUBTITLES', true], ['captions', true], ['Submarines', false]])('%s is a folder of subtitles: %s', (name, expected) => {
  expect(isSubtitleFolder(name)).toBe(expected);
});

it.each([['a.SRT', true], ['a.lrc', true], ['a.mp4', false], ['srt', false]])('%s may hold subtitles: %s', (name, expected) => {
  expect(isSubtitleFile(name)).toBe(expected);
});
