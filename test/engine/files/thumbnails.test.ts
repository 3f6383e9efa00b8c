import { existsSync } from 'node:fs';
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
