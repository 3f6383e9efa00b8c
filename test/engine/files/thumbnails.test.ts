import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { Fault, posterTime } from '@frameseek/core';
import { createEngine } from '@frameseek/engine';
import { expect, it } from 'vitest';
import { PictureCache } from '../../../packages/engine/src/library/pictures/picture-cache.ts';
import { createThumbnails } from '../../../packages/engine/src/library/pictures/thumbnails.ts';
import { openBench } from '../support/with-engine.ts';

const FILM = { duration: 3, shots: [{ start: 0, end: 3, colour: 'red' }] };

it('of every time behind the end there is one picture, and whoever asks for many fills no disk', async () => {
  await using bench = await openBench();
  await bench.run([await bench.film('a.mp4', FILM)]);
  const id = bench.engine.videos()[0]?.id ?? '';
  const thumbnail = createThumbnails(bench.parts, new PictureCache(bench.parts.settings.picturesFolder, 25));
  const at = (seconds: number): Promise<string> => thumbnail(id, { at: seconds, width: 320, signal: bench.signal });
  const last = await at(3);
  expect([await at(4), await at(9_999_999)]).toEqual([last, last]);
  const made: string[] = [];
  for (const seconds of [0.5, 1, 1.5, 2, 2.5]) made.push(await at(seconds));
  expect(made.filter((path) => existsSync(path))).toEqual(made.slice(-1));
});

it('a picture that was kept serves for its shot, or only as far off as it may be', async () => {
  await using bench = await openBench();
  await bench.run([await bench.film('a.mp4', { duration: 40, shots: [{ start: 0, end: 40, colour: 'red' }] })]);
  const id = bench.engine.videos()[0]?.id ?? '';
  const at = async (seconds: number, within?: number): Promise<string> => basename(await bench.engine.thumbnail(id, { at: seconds, signal: bench.signal, ...(within !== undefined && { within }) }));
  const kept = await at(39);
  expect(await at(39, 40)).toBe(kept);
  expect(await at(39, 0.1)).toBe('39000-400.jpg');
  expect(kept).not.toBe('39000-400.jpg');
});

it('the picture that stands for a film has its colour noted when it is made, or when it is asked for first; one that cannot be read has none', async () => {
  await using bench = await openBench();
  const { catalog, parts, signal } = bench;
  const blind = createEngine({ ...parts, media: { ...parts.media, pictureFrame: () => Promise.reject(new Fault('media/unreadable', { path: 'k0.jpg', reason: 'no JPEG' })) } });
  const { jobs } = await blind.add([await bench.film('old.mp4', FILM)], { signal });
  expect((await blind.finish(jobs.map(({ id }) => id), { signal, report: () => undefined })).map(({ state }) => state)).toEqual(['done']);
  await blind.close();
  const [old] = catalog.videos();
  expect(old?.colour).toBeUndefined();
  await bench.engine.thumbnail(old?.id ?? '', { at: 2.9, signal });
  expect(catalog.videos()[0]?.colour).toBeUndefined();
  await bench.engine.thumbnail(old?.id ?? '', { at: posterTime(FILM.duration), signal });
  expect(catalog.videos()[0]?.colour).toMatch(/^#[0-9a-f]{6}$/u);
  await bench.run([await bench.film('new.mp4', { ...FILM, duration: 4 })]);
  expect(catalog.videos().map(({ colour }) => typeof colour)).toEqual(['string', 'string']);
});
