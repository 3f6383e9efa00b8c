import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { leftOutSentences } from '@frameseek/core';
import { openBench } from '../support/with-engine.ts';

const FILM = { duration: 3, shots: [{ start: 0, end: 3, colour: 'red' }] };

it('takes every kind of film in a folder, and counts what it does not take', async () => {
  await using bench = await openBench();
  const films = ['VTS_01_1.VOB', 'a.mxf', 'a.dv', 'a.m2ts', 'a.m2t', 'a.mpe', 'a.MOD', 'a.m2v', 'a.f4v', 'a.3g2', 'a.insv', 'a.aiff', 'a.mka'];
  for (const name of films) await bench.film(name, FILM);
  for (const name of ['1.jpg', '2.HEIC', 'notes.txt', 'a.srt', '.hidden.txt']) await writeFile(join(bench.folder, name), 'x');
  await mkdir(join(bench.folder, 'inner'));
  await writeFile(join(bench.folder, 'inner', '3.jpg'), 'x');
  const { jobs, skipped, leftOut } = await bench.engine.add([bench.folder], bench);
  expect(jobs.map(({ path }) => path).toSorted()).toEqual(films.map((name) => join(bench.folder, name)).toSorted());
  expect(skipped).toEqual([]);
  expect(leftOutSentences(leftOut.filter(({ ending }) => ['jpg', 'heic', 'txt'].includes(ending)))).toEqual([
    `3 pictures are not supported (.jpg, .heic), such as ${join(bench.folder, '1.jpg')}.`,
    `1 file was left out, as its name is not that of a video or sound (.txt), such as ${join(bench.folder, 'notes.txt')}.`,
  ]);
});

it('says which subtitles in a folder belong to no film', async () => {
  await using bench = await openBench();
  await bench.film('film.mp4', FILM);
  await mkdir(join(bench.folder, 'Subs', 'film'), { recursive: true });
  for (const name of ['film.en.srt', 'film.director.srt', 'English.srt', 'Subs/2_English.srt', 'Subs/film/3_French.srt']) await writeFile(join(bench.folder, name), 'x');
  const { leftOut } = await bench.engine.add([bench.folder], bench);
  expect(leftOut.filter(({ ending }) => ending === 'srt')).toEqual([{ ending: 'srt', files: 1, example: join(bench.folder, 'English.srt') }]);
});

it.skipIf(process.platform === 'win32').each<[string, (path: string) => Promise<unknown>, string]>([
  ['a link to itself', (path) => symlink(path, path), 'file/unreadable'],
  ['two links to one another', async (path) => {
    await symlink(`${path}.other.mp4`, path);
    await symlink(path, `${path}.other.mp4`);
  }, 'file/unreadable'],
  ['a dead link', (path) => symlink('/nowhere/at/all', path), 'file/missing'],
  ['an empty file', (path) => writeFile(path, ''), 'file/empty'],
])('%s in a folder is one file that is skipped, with its reason', async (_, make, code) => {
  await using bench = await openBench();
  await make(join(bench.folder, 'odd.mp4'));
  const film = await bench.film('whole.mp4', FILM);
  const { jobs, skipped } = await bench.engine.add([bench.folder], bench);
  expect(jobs.map(({ path }) => path)).toEqual([film]);
  expect(skipped[0]).toMatchObject({ path: join(bench.folder, 'odd.mp4'), code });
});

it.skipIf(process.platform === 'win32')('a link to a folder is not followed, whatever its name', async () => {
  await using bench = await openBench();
  const film = await bench.film('whole.mp4', FILM);
  for (const name of ['again', 'again.mp4', 'and-again.mp4']) await symlink(bench.folder, join(bench.folder, name));
  const { jobs, skipped } = await bench.engine.add([bench.folder], bench);
  expect(jobs.map(({ path }) => path)).toEqual([film]);
  expect(skipped.map(({ path, message }) => [path, message.includes('a link to a folder')])).toEqual(['again.mp4', 'and-again.mp4'].map((name) => [join(bench.folder, name), true]));
});

it.skipIf(process.platform === 'win32')('a pipe and a name that is too long stop nothing', async () => {
  await using bench = await openBench();
  const pipe = join(bench.folder, 'pipe.mp4');
  await promisify(execFile)('mkfifo', [pipe]);
  const film = await bench.film('whole.mp4', FILM);
  const { jobs, skipped } = await bench.engine.add([join(bench.folder, `${'x'.repeat(300)}.mp4`), bench.folder], bench);
  expect(skipped).toMatchObject([{ code: 'file/unreadable', message: expect.stringContaining('name is too long') }]);
  expect(jobs.map(({ path }) => path)).toEqual([film]);
});
