import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILMS, film, type FilmName } from '../../../../test/films.ts';
import { createMedia, type MediaOptions } from '../index.ts';
import { rawVideo } from '../frames/raw-video.ts';

const { signal } = new AbortController();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shots-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const scanFile = async (path: string, options: MediaOptions = {}) => {
  const probe = await createMedia().probe(path, { signal });
  return createMedia(options).scan(path, { probe, strategy: 'adaptive', signal, report: () => undefined });
};
const cutsOf = async (path: string, options: MediaOptions = {}): Promise<number[]> =>
  (await scanFile(path, options)).shots.map(({ end }) => Math.round(end * 100) / 100);

/** Cuts and end, as a scan rounds them. */
const truth = (name: FilmName): number[] => [...(FILMS[name].cuts ?? []), FILMS[name].duration];

/** A stand-in for one of the tools. */
const script = async (name: string, lines: readonly string[]): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, ['#!/bin/sh', ...lines, ''].join('\n'));
  await chmod(path, 0o755);
  return path;
};

describe('a scan', () => {
  it.each(['three-colours', 'movement'] as const)('reaches the end of %s beside a tool that lists no coded frames', async (name) => {
    const ffprobePath = await script('no-packets', ['exit 0']);
    expect(await cutsOf(await film(name), { ffprobePath })).toEqual(truth(name));
  });
  it('of an hour of one picture, and three frames of it, cost little time and memory', async () => {
    const path = await film('hour-long-single-shot');
    const before = process.memoryUsage().rss;
    expect(await cutsOf(path)).toEqual([3600]);
    const probe = await createMedia().probe(path, { signal });
    const times: number[] = [];
    const size = { width: 64, height: 36, fit: 'stretch' } as const;
    for await (const { at } of createMedia().frames(path, { probe, times: [10.5, 1800, 3599], size, signal })) times.push(at);
    expect(times).toEqual([10.5, 1800, 3599]);
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });
  it('reaches the end of a bare stream, whose coded frames carry no times', async () => {
    const bare = join(folder, 'bare.h264');
    execFileSync('ffmpeg', ['-v', 'error', '-i', await film('movement'), '-c', 'copy', '-f', 'h264', bare]);
    expect(await cutsOf(bare)).toEqual(truth('movement'));
  });
});

describe.skipIf(process.platform === 'win32')('a picture', () => {
  const video = async (tool: string) => {
    const path = await film('three-colours');
    const probe = await createMedia().probe(path, { signal });
    const tools = { ffmpeg: tool, ffprobe: 'ffprobe', timeLimitMs: 10_000 };
    return rawVideo(tools, { path, probe, signal, width: 2, height: 1, filters: ['null'] });
  };
  const collect = async (frames: AsyncIterable<Frame>): Promise<number[]> => {
    const all: number[] = [];
    for await (const { at } of frames) all.push(at);
    return all;
  };
  const says = (index: number): string => `echo "[Parsed_showinfo_1 @ 0x1] [info] n: ${index} pts: ${index}000000 iskey:1" >&2`;
  const sends = 'printf 123456';

  it('has its time, whether it is said before or after', async () => {
    const tool = await script('late', [says(0), sends, sends, 'sleep 0.3', says(1)]);
    expect(await collect(await video(tool))).toEqual([0, 1]);
  });
  it('that is announced and does not come is no end of the film', async () => {
    const tool = await script('lost', [says(0), sends, says(1), 'printf 123']);
    await expect(collect(await video(tool))).rejects.toMatchObject({ code: 'tool/failed' });
  });
});
