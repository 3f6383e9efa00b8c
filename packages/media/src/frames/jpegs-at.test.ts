import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Jpeg } from '@frameseek/core';
import { film } from '../../../../test/films.ts';
import { createMedia } from '../media.ts';

const media = createMedia();
const { signal } = new AbortController();

const jpegs = async (name: Parameters<typeof film>[0], times: readonly number[], width: number): Promise<readonly Jpeg[]> => {
  const path = await film(name);
  const probe = await media.probe(path, { signal });
  const found: Jpeg[] = [];
  for await (const jpeg of media.jpegs(path, { probe, times, width, quality: 80, signal })) found.push(jpeg);
  return found;
};
const colourOf = async ({ jpeg }: Jpeg): Promise<string> => {
  const { channels: [red, green, blue] } = await sharp(jpeg).stats();
  const means = { red: red?.mean ?? 0, green: green?.mean ?? 0, blue: blue?.mean ?? 0 };
  return Object.entries(means).toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
};

describe('frames as JPEGs', () => {
  it('show what is there at their times, at the width asked for', async () => {
    const found = await jpegs('three-colours', [1, 3, 5.5], 160);
    expect(await Promise.all(found.map(colourOf))).toEqual(['red', 'blue', 'green']);
    found.forEach(({ at }, index) => expect(at).toBeCloseTo([1, 3, 5.5][index] ?? NaN, 1));
    expect(await Promise.all(found.map(({ jpeg }) => sharp(jpeg).metadata()))).toMatchObject(found.map(() => ({ format: 'jpeg', width: 160, height: 90 })));
  });

  it('are never larger than the film, and there are none behind its end', async () => {
    expect(await jpegs('three-colours', [1, 60], 4000)).toMatchObject([{ width: 320, height: 180 }]);
  });

  it('are none of a film without a picture', async () => {
    await expect(jpegs('audio-only', [1], 160)).rejects.toMatchObject({ code: 'media/no-such-stream' });
  });
});
