import { open, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TONES } from '../../film-recipes.ts';
import { ffmpeg } from '../../films.ts';
import { openRuntime, openWorkplace } from '../open-runtime.ts';

const RATE = 16_000;
const SECRET = { start: 11, end: 14 };

/** Two minutes, with something said between two of the samples by which a file is told at a glance. */
const recording = async (path: string): Promise<string> => {
  const tone = (pitch: keyof typeof TONES, { start, end }: { start: number; end: number }): string => `between(t,${start},${end})*sin(${pitch}*2*PI*t)`;
  await ffmpeg(['-f', 'lavfi', '-i', `aevalsrc='0.8*(${tone(440, SECRET)}+${tone(1000, { start: 30, end: 33 })})':s=${RATE}:d=120`, '-c:a', 'pcm_s16le', path]);
  return path;
};

/** Silence in the place of the sentence, and the time of the last change as it was. */
const redact = async (path: string): Promise<void> => {
  const { atime, mtime } = await stat(path);
  await using file = await open(path, 'r+');
  const from = (SECRET.start - 1) * RATE * 2;
  await file.write(new Uint8Array((SECRET.end + 1) * RATE * 2 - from), 0, undefined, from);
  await utimes(path, atime, mtime);
};

it('a sentence that was overwritten by silence is found no more, and what else is said still is', async () => {
  await using workplace = await openWorkplace();
  await using runtime = await openRuntime(workplace, { FRAMESEEK_VISUAL_MODEL: 'none', FRAMESEEK_READER_MODEL: 'none' });
  const { engine } = runtime;
  const { signal } = new AbortController();
  const path = await recording(join(workplace.media, 'meeting.wav'));
  const said = async (): Promise<readonly string[]> => {
    const { jobs } = await engine.add([path], { signal });
    await engine.finish(jobs.map(({ id }) => id), { signal, report: () => undefined });
    const { moments } = await engine.search({ query: 'a red car, children playing', limit: 20 }, { signal });
    return [...new Set(moments.flatMap(({ hits }) => hits.map(({ text = '' }) => text)))].toSorted();
  };
  expect(await said()).toEqual([TONES[440], TONES[1000]]);
  await redact(path);
  expect(await said()).toEqual([TONES[1000]]);
  expect(engine.videos()).toHaveLength(1);
});
