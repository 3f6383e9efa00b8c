import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultMessage, isFault, pathOfBytes } from '@frameseek/core';
import { film } from '../../../../../test/films.ts';
import { createMedia } from '../../index.ts';
import { systemPath } from './system-path.ts';

const media = createMedia();
const { signal } = new AbortController();
/** Only there are names bytes: others refuse what is no Unicode. */
const isLinux = process.platform === 'linux';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'odd-names-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A path below the folder, of Latin 1. */
const latin1 = (name: string): string => pathOfBytes(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]));

it.skipIf(!isLinux)('a film whose name is no UTF-8 is read like any other, with what lies beside it', async () => {
  const plain = await film('three-colours');
  const path = latin1('\xe9t\xe9/caf\xe9.mp4');
  await mkdir(systemPath(dirname(path)));
  await copyFile(plain, systemPath(path));
  await writeFile(systemPath(latin1('\xe9t\xe9/caf\xe9.en.srt')), '1\n00:00:00,000 --> 00:00:01,000\nGood morning.\n');
  expect(await media.identify(path, { signal })).toBe(await media.identify(plain, { signal }));
  expect(await media.digest(path, { signal })).toBe(await media.digest(plain, { signal }));
  const probe = await media.probe(path, { signal });
  expect(probe).toEqual(await media.probe(plain, { signal }));
  const times: number[] = [];
  for await (const { at } of media.frames(path, { probe, times: [0.5, 2], size: { width: 32, height: 32, fit: 'cover' }, signal })) times.push(at);
  expect(times).toHaveLength(2);
  const transcripts = await media.subtitles(path, { probe, signal });
  expect(transcripts).toMatchObject([{ language: 'en', cues: [{ text: 'Good morning.' }] }]);
  const target = join(folder, 'clip.mp4');
  await media.clip([{ path, probe, start: 0, end: 1 }, { path, probe, start: 2, end: 3 }], { target, format: 'mp4', exact: true, signal });
  expect((await media.probe(target, { signal })).duration).toBeCloseTo(2, 0);
});

it.skipIf(!isLinux).each<[string, Buffer | undefined, string]>([
  ['that is not there', undefined, 'There is no file or folder at'],
  ['that is no film', Buffer.from('words'), 'is not a video or sound file'],
])('a file of such a name %s is named with the replacement character', async (kind, bytes, words) => {
  const path = latin1(`caf\xe9 ${kind}.mp4`);
  if (bytes !== undefined) await writeFile(systemPath(path), bytes);
  const fault: unknown = await media.probe(path, { signal }).catch((error: unknown) => error);
  const message = isFault(fault) ? faultMessage(fault) : '';
  expect(message).toContain(words);
  expect(message).toContain(`caf\uFFFD ${kind}.mp4`);
  expect(message).not.toContain('/proc/');
});
