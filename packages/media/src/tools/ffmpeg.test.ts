import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { film } from '../../../../test/films.ts';
import { FFMPEG_ARGS, inputArgs, toolOutput, type Run, type Tools } from './ffmpeg.ts';
import { createMedia, makeSampleFilms, mediaTools } from '../index.ts';

const TOOLS: Tools = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', timeLimitMs: 30_000 };
const never = new AbortController().signal;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ffmpeg-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Noise without an end, so that only a kill can stop it. */
const endless = (signal: AbortSignal): Run => ({
  tool: 'ffmpeg', path: 'noise', signal, args: [...FFMPEG_ARGS, '-f', 'lavfi', '-i', 'testsrc2', '-f', 'rawvideo', 'pipe:1'],
});

/** A stand-in for ffmpeg that notes its process id and then does nothing. */
const idle = async (): Promise<{ tools: Tools; running: () => Promise<boolean> }> => {
  const path = join(folder, 'idle.sh');
  await writeFile(path, `#!/bin/sh\necho $$ > ${folder}/pid\nexec sleep 60\n`);
  await chmod(path, 0o755);
  const running = async (): Promise<boolean> => {
    try {
      return process.kill(Number(await readFile(join(folder, 'pid'), 'utf8')), 0);
    } catch {
      return false;
    }
  };
  return { tools: { ...TOOLS, ffmpeg: path, timeLimitMs: 1_000 }, running };
};

describe.skipIf(process.platform === 'win32')('the process of a run', () => {
  it('is gone when the time is up', async () => {
    const { tools, running } = await idle();
    const output = toolOutput(tools, endless(never));
    await expect(output.next()).rejects.toMatchObject({ code: 'media/timeout', facts: { limitMs: 1_000 }, retryable: true });
    expect(await running()).toBe(false);
  });
  it('is gone when the signal aborts, and the abort passes untouched', async () => {
    const { tools, running } = await idle();
    const controller = new AbortController();
    const next = toolOutput({ ...tools, timeLimitMs: 30_000 }, endless(controller.signal)).next();
    setTimeout(() => controller.abort(), 500);
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    expect(await running()).toBe(false);
  });
});

describe('a run', () => {
  it('ends when its reader stops', async () => {
    const before = Date.now();
    for await (const piece of toolOutput(TOOLS, endless(never))) if (piece.length > 0) break;
    expect(Date.now() - before).toBeLessThan(20_000);
  });
  it('does not start when its signal is aborted already', async () => {
    await expect(toolOutput(TOOLS, endless(AbortSignal.abort())).next()).rejects.toMatchObject({ name: 'AbortError' });
  });
  it('does not count the time in which its reader is busy', async () => {
    const output = toolOutput({ ...TOOLS, timeLimitMs: 2_000 }, endless(never));
    await output.next();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect((await output.next()).done).toBe(false);
    await output.return(undefined);
  });
  it('reads no network and no other file, whatever the file says', async () => {
    const list = join(folder, 'list.mp4');
    await writeFile(list, "ffconcat version 1.0\nfile 'other.mp4'\n");
    const run: Run = { tool: 'ffmpeg', path: list, signal: never, args: [...FFMPEG_ARGS, ...inputArgs(list), '-f', 'null', '-'] };
    await expect(toolOutput(TOOLS, run).next()).rejects.toMatchObject({ code: 'media/unreadable' });
    expect(inputArgs('http://example.org/a.mp4').at(-1)).toMatch(/^file:/);
  });
});

describe('tools', () => {
  it('that are missing say how to get them', async () => {
    const media = createMedia({ ffprobePath: join(folder, 'none') });
    const fault = { code: 'tool/missing', facts: { tool: 'ffprobe', install: expect.stringContaining('ffmpeg') } };
    await expect(media.probe(await film('three-colours'), { signal: never })).rejects.toMatchObject(fault);
    expect(await mediaTools({ ffmpegPath: join(folder, 'none'), signal: never })).toMatchObject([
      { tool: 'ffmpeg', present: false, install: expect.any(String) }, { tool: 'ffprobe', present: true, version: expect.any(String) },
    ]);
  });
  it('make the sample films, each with words beside it', async () => {
    const done: number[] = [];
    const paths = await makeSampleFilms(join(folder, 'samples'), { signal: never, report: (progress) => done.push(progress.done) });
    expect(done).toEqual([1, 2, 3]);
    const media = createMedia();
    for (const path of paths) {
      const probe = await media.probe(path, { signal: never });
      expect(probe.video).toMatchObject({ width: 640, height: 360 });
      expect((await media.subtitles(path, { probe, signal: never }))[0]?.cues.length).toBeGreaterThan(2);
    }
  });
});

describe.skipIf(process.platform !== 'linux')('limits of a run', () => {
  const hungry: Run = {
    tool: 'ffmpeg', path: 'noise', signal: never,
    args: [...FFMPEG_ARGS, '-f', 'lavfi', '-i', 'testsrc2=size=3840x2160', '-vf', 'reverse', '-f', 'null', '-'],
  };
  it('end it when it wants more memory', async () => {
    const before = Date.now();
    // Some versions of ffmpeg call it a failure, others the end of the film.
    await toolOutput({ ...TOOLS, memoryBytes: 400_000_000 }, hungry).next().catch((error: unknown) => expect(error).toMatchObject({ code: 'media/decode-failed' }));
    expect(Date.now() - before).toBeLessThan(TOOLS.timeLimitMs);
  });
  it('end it when it wants more of the processor', async () => {
    const run = { ...endless(never), args: [...FFMPEG_ARGS, '-f', 'lavfi', '-i', 'testsrc2', '-f', 'null', '-'], cpuSeconds: 1 };
    await expect(toolOutput(TOOLS, run).next()).rejects.toMatchObject({ code: 'media/decode-failed', facts: { reason: expect.stringContaining('processor') } });
  });
});
