import { describe, expect, it } from 'vitest';
import type { Frame, Span } from '@frameseek/core';
import { film, type FilmName } from '../../../../test/films.ts';
import { createMedia } from '../media.ts';

const media = createMedia();
const { signal } = new AbortController();
const size = { width: 32, height: 18, fit: 'stretch' } as const;

const within = async (name: FilmName, spans: readonly Span[]): Promise<readonly Frame[]> => {
  const path = await film(name);
  const probe = await media.probe(path, { signal });
  const found: Frame[] = [];
  for await (const frame of media.framesWithin(path, { probe, spans, size, signal })) found.push(frame);
  return found;
};
/** Every frame of the film, and those at single times, by the reader that other tests hold to the truth. */
const at = async (name: FilmName, times: readonly number[]): Promise<readonly number[]> => {
  const path = await film(name);
  const probe = await media.probe(path, { signal });
  const found: number[] = [];
  for await (const frame of media.frames(path, { probe, times, size, signal })) found.push(frame.at);
  return found;
};
const colourOf = ({ rgb }: Frame): string => ['red', 'green', 'blue'][[0, 1, 2].toSorted((a, b) => (rgb[b] ?? 0) - (rgb[a] ?? 0))[0] ?? 0] ?? '';

describe('all frames of stretches', () => {
  it.each(['three-colours', 'three-colours-mkv', 'three-colours-avi', 'three-colours-webm'] as const)('of %s are there, each once, their ends among them, and show what was there', async (name) => {
    const [first = 0, cut = 0, last = 0] = await at(name, [1.8, 2, 5.2]);
    const frames = await within(name, [{ start: first, end: cut }, { start: cut, end: cut + 0.2 }, { start: 4.8, end: last }]);
    const times = frames.map((frame) => frame.at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);
    expect([times[0], times.at(-1)]).toEqual([first, last]);
    // 25 frames a second: 1.8 to 2.2, and 4.8 to 5.2.
    expect(times.length).toBeGreaterThanOrEqual(21);
    expect(times.length).toBeLessThanOrEqual(23);
    // Some containers count from a frame later.
    const isAtCut = (time: number): boolean => [2, 5].some((one) => Math.abs(time - one) < 0.045);
    for (const frame of frames.filter((one) => !isAtCut(one.at))) expect(colourOf(frame), `at ${frame.at}`).toBe(frame.at < 2 ? 'red' : frame.at < 5 ? 'blue' : 'green');
  });

  it('are none between them, none behind the end, and none of a film without a picture', async () => {
    const frames = await within('three-colours', [{ start: 1, end: 1.1 }, { start: 3, end: 3.1 }, { start: 70, end: 80 }]);
    expect(frames.every((frame) => (frame.at >= 0.999 && frame.at <= 1.101) || (frame.at >= 2.999 && frame.at <= 3.101))).toBe(true);
    expect(frames.length).toBeGreaterThan(3);
    await expect(within('audio-only', [{ start: 0, end: 1 }])).rejects.toMatchObject({ code: 'media/no-such-stream' });
  });

  it('are found where frames come at no fixed rate', async () => {
    const all = await within('vfr', [{ start: 0, end: 4 }]);
    const [from, to] = [all[2]?.at ?? 0, all[5]?.at ?? 0];
    expect((await within('vfr', [{ start: from, end: to }])).map((frame) => frame.at)).toEqual(all.slice(2, 6).map((frame) => frame.at));
  });
});
