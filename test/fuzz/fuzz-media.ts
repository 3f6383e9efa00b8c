import { readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isAbort, isFault, keyframeTimes, type Media, type Probe } from '../../packages/core/src/index.ts';
import { createMedia } from '../../packages/media/src/index.ts';
import { film, type FilmName } from '../films.ts';
import type { FuzzCase } from './fuzz.ts';
import { below, mutate, randomOf } from './mutate.ts';

/** Films of a few kilobytes, one for each container. */
const FILMS: readonly FilmName[] = [
  'three-colours', 'three-colours-mkv', 'three-colours-webm', 'three-colours-ts', 'three-colours-avi', 'three-colours-mpg', 'three-colours-flv', 'three-colours-wmv',
  'three-colours-ogv', 'three-colours-3gp', 'audio-only', 'audio-only-wav', 'subtitles-mkv',
];
/** Chunks of sound, about a second each, that are listened to. */
const SOUND_CHUNKS = 5;
/** Frames that are looked at. */
const FRAMES = 4;

/** Damaged films: each is read as indexing and playing read it, from its identity to a picture. */
export const mediaCases = (seed: number, folder: string) => {
  const media = createMedia({ timeLimitMs: 20_000 });
  return async (number: number): Promise<FuzzCase> => {
    const random = randomOf(seed * 100_003 + number);
    const source = await film(FILMS[below(random, FILMS.length)] ?? 'three-colours');
    const path = join(folder, `film-${number}${extname(source)}`);
    await writeFile(path, mutate(await readFile(source), random));
    return {
      name: `film-${number}${extname(source)}`,
      read: async (signal) => {
        try {
          return await readAll(media, path, signal);
        } finally {
          await rm(path, { force: true });
        }
      },
    };
  };
};

/** The codes of all faults, each part being read whatever became of those before. Throws what is no fault. */
const readAll = async (media: Media, path: string, signal: AbortSignal): Promise<readonly string[]> => {
  const codes: string[] = [];
  const tried = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (isAbort(error) || !isFault(error)) throw error;
      codes.push(error.code);
      return undefined;
    }
  };
  await tried(() => media.identify(path, { signal }));
  const probe = await tried(() => media.probe(path, { signal }));
  if (probe === undefined) return codes;
  for (const read of [readPicture, readSound, readWords]) await tried(() => read(media, path, { probe, signal }));
  return codes;
};

interface Reading {
  readonly probe: Probe;
  readonly signal: AbortSignal;
}

const readPicture = async (media: Media, path: string, { probe, signal }: Reading): Promise<void> => {
  if (probe.video === undefined) return;
  const scan = await media.scan(path, { probe, strategy: 'adaptive', signal, report: () => undefined });
  const times = keyframeTimes(scan, 'adaptive').slice(0, FRAMES).map(({ at }) => at);
  for await (const frame of media.frames(path, { probe, times, size: { width: 64, height: 36, fit: 'stretch' }, signal })) if (frame.rgb.length === 0) throw new Error('a frame without pixels');
  await media.thumbnail(path, { at: Math.min(1, probe.duration / 2), width: 160, target: `${path}.jpg`, signal });
  await rm(`${path}.jpg`, { force: true });
};

const readSound = async (media: Media, path: string, { probe, signal }: Reading): Promise<void> => {
  if (probe.audio.length === 0) return;
  let chunks = 0;
  for await (const { samples } of media.audio(path, { probe, signal })) {
    chunks += 1;
    if (samples.some((sample) => !Number.isFinite(sample))) throw new Error('a sample that is no number');
    if (chunks >= SOUND_CHUNKS) break;
  }
};

const readWords = async (media: Media, path: string, { probe, signal }: Reading): Promise<void> => {
  await media.subtitles(path, { probe, signal });
};
