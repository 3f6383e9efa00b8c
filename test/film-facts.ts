/** What a film shows and lets hear, read back from it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { AudioChunk, Media } from '@frameseek/core';
import { COLOURS, type Colour } from './film-recipes.ts';

const { signal } = new AbortController();
const SIZE = { width: 64, height: 36, fit: 'stretch' } as const;
/** Mean square of the samples from which on a tenth of a second is loud. */
const LOUD = 0.001;
/** Samples in a tenth of a second. */
const TENTH = 1_600;

/** Reads the head of each file once, as most of what these tests start would be that: for files that stay as they are. */
export const probedOnce = (media: Media): Media => {
  const probes = new Map<string, ReturnType<Media['probe']>>();
  return {
    ...media,
    probe: (path, options) => {
      const probe = probes.get(path) ?? media.probe(path, options);
      probes.set(path, probe);
      return probe;
    },
  };
};

/** Tenths of a second in which something is heard, as [first, last] of each stretch. */
export const loudStretches = async (media: Media, path: string): Promise<(readonly [number, number])[]> => {
  const chunks: AudioChunk[] = [];
  for await (const chunk of media.audio(path, { probe: await media.probe(path, { signal }), signal })) chunks.push(chunk);
  const tenths = chunks.flatMap(({ start, samples }) => Array.from({ length: Math.floor(samples.length / TENTH) }, (_, i) => {
    const power = samples.subarray(i * TENTH, (i + 1) * TENTH).reduce((sum, it) => sum + it * it, 0) / TENTH;
    return power > LOUD ? [Math.round((start + i / 10) * 10)] : [];
  }).flat());
  const runs: [number, number][] = [];
  for (const at of tenths) {
    const run = runs.at(-1);
    if (run !== undefined && at - run[1] <= 1) run[1] = at;
    else runs.push([at, at]);
  }
  return runs;
};

/** The colour in the middle of the pictures at or after the times, in seconds. */
export const coloursAt = async (media: Media, path: string, times: readonly number[]): Promise<Colour[]> => {
  const colours: Colour[] = [];
  for await (const { rgb } of media.frames(path, { probe: await media.probe(path, { signal }), times, size: SIZE, signal })) colours.push(colourOf(rgb));
  return colours;
};

/** The one of `COLOURS` that the middle of a picture of 64 × 36 is nearest to. */
export const colourOf = (rgb: Uint8Array, at = 3 * (18 * SIZE.width + 32)): Colour => {
  const far = (hex: string) => [0, 1, 2].reduce((sum, i) => sum + Math.abs((rgb[at + i] ?? 999) - Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)), 0);
  return (Object.keys(COLOURS) as Colour[]).reduce((best, name) => (far(COLOURS[name]) < far(COLOURS[best]) ? name : best));
};

/** When the packets of a stream (`v:0`, `a:0`) are shown or heard, as the file holds them; seconds. */
export const packetTimes = async (path: string, stream: string): Promise<number[]> => {
  const { stdout } = await promisify(execFile)('ffprobe', ['-v', 'error', '-select_streams', stream, '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', path], { maxBuffer: 1e8 });
  return stdout.split('\n').map(Number.parseFloat).filter(Number.isFinite);
};
