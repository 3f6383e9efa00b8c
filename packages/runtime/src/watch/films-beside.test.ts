import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filmsBeside } from './films-beside.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'films-beside-'));
  await mkdir(join(folder, 'Subs', 'film'), { recursive: true });
  for (const name of ['film.mp4', 'film 2.mp4', 'Café.mkv', 'notes.txt']) await writeFile(join(folder, name), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each([
  ['film.srt', ['film.mp4']], ['film.en.forced.vtt', ['film.mp4']], ['film.mp4.srt', ['film.mp4']], ['FILM 2.EN.SRT', ['film 2.mp4', 'film.mp4']],
  ['Cafe\u0301.ass', ['Café.mkv']], ['another.srt', []], ['Subs/2_English.srt', ['Café.mkv', 'film 2.mp4', 'film.mp4']],
  ['Captions/2_English.srt', ['Café.mkv', 'film 2.mp4', 'film.mp4']], ['Subs/film/2_English.srt', ['film.mp4']], ['Other/film/2_English.srt', []],
])('when %s comes or goes, %j are looked at', async (name, films) => {
  const found = await filmsBeside(join(folder, name));
  expect(found.map((path) => relative(folder, path)).toSorted()).toEqual(films);
});
