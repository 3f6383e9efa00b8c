import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AudioChunk } from '@frameseek/core';
import { MODEL_LIST } from '../registry/model-list.ts';
import { tokenSubtitlesToWords } from './token-subtitles.ts';
import { openWhisperCpp } from './whisper-cpp.ts';

const signal = new AbortController().signal;
const VTT = `WEBVTT

00:00:00.000 --> 00:00:00.000


00:00:00.000 --> 00:00:00.400
 Hel

00:00:00.400 --> 00:00:00.700
lo

00:00:00.700 --> 00:00:01.200
 world

00:00:01.200 --> 00:00:01.300
.
`;

it('joins tokens to words where no space begins them', () => {
  expect(tokenSubtitlesToWords(VTT)).toEqual([{ text: ' Hello', start: 0, end: 0.7 }, { text: ' world.', start: 0.7, end: 1.3 }]);
});
it('leaves out remarks', () => {
  expect(tokenSubtitlesToWords('WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n [BLANK_AUDIO]\n')).toEqual([]);
});

/** The real whisper-node around a program that only plays whisper.cpp: the shell line, the process and the file are real. */
describe.skipIf(process.platform === 'win32')('whisper-node in its own process', () => {
  let folder: string;
  const card = MODEL_LIST.find(({ engine }) => engine === 'whisper-cpp');
  const piece: AudioChunk = { start: 50, samples: Float32Array.from({ length: 32_000 }, (_, index) => 0.2 * Math.sin(index * 0.2)) };
  const program = (script: string): Promise<void> => writeFile(join(folder, 'whisper-node/lib/whisper.cpp/main'), `#!/bin/sh\n${script}\n`).then(() => chmod(join(folder, 'whisper-node/lib/whisper.cpp/main'), 0o755));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'frameseek-cpp-'));
    const installed = dirname(dirname(fileURLToPath(import.meta.resolve('whisper-node'))));
    await cp(join(installed, 'dist'), join(folder, 'whisper-node/dist'), { recursive: true });
    await mkdir(join(folder, 'whisper-node/lib/whisper.cpp'), { recursive: true });
    await mkdir(join(folder, 'node_modules'));
    for (const name of ['shelljs', 'readline-sync']) {
      await symlink(dirname(createRequire(installed + '/dist/index.js').resolve(`${name}/package.json`)), join(folder, 'node_modules', name));
    }
    await mkdir(join(folder, 'a model'));
    await writeFile(join(folder, 'a model/ggml-base-q5_1.bin'), 'weights');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const open = () => openWhisperCpp({ card: card as NonNullable<typeof card>, folder: join(folder, 'a model'), packageFolder: join(folder, 'whisper-node') }, signal);

  it('says how to build the program when it is not there', async () => {
    await expect(open()).rejects.toMatchObject({ code: 'model/unavailable', facts: { remedy: expect.stringContaining('make') as string } });
  });

  it('gives every word, on the video\'s time line, and leaves our working directory alone', async () => {
    const before = process.cwd();
    // The arguments end with `-f <wav>`; the subtitles go beside it.
    await program(`for last; do :; done\ncat > "$last.vtt" <<'EOF'\n${VTT}\nEOF`);
    const { cues } = await (await open()).transcribe(piece, { signal });
    expect(cues.map(({ start, end, text }) => [start, end, text])).toEqual([[50, 51.3, 'Hello world.']]);
    expect(process.cwd()).toBe(before);
  });

  it('reports a program that fails', async () => {
    await program('echo "cannot read the model" >&2; exit 3');
    await expect((await open()).transcribe(piece, { signal })).rejects.toMatchObject({ code: 'model/failed', facts: { reason: expect.stringContaining('cannot read the model') as string } });
  });

  it('ends the program with the signal', async () => {
    await program('sleep 30');
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), 700);
    const before = performance.now();
    await expect((await open()).transcribe(piece, { signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
