import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QualityReport } from '@frameseek/core';
import { film, type FilmName } from '../../../../test/films.ts';
import { runTool } from '../tools/ffmpeg.ts';
import { createMedia } from '../media.ts';
import { toTools } from '../tools/media-options.ts';
import { createQualityLog } from './quality-log.ts';

const media = createMedia();
const { signal } = new AbortController();
let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'frameseek-quality-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

const measureQuality = async (path: string, report: (seconds: number) => void = () => undefined): Promise<QualityReport> =>
  media.quality(path, { probe: await media.probe(path, { signal }), signal, report });
const found = ({ findings }: QualityReport): string[] => findings.map(({ start, end, problem }) => `${problem} ${Math.round(start)}–${Math.round(end)}`);

/** Movement, black, night, out of focus; a tone, silence, a tone beyond what fits. */
const FLAWED = [
  '-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25:d=4', '-f', 'lavfi', '-i', 'color=black:s=320x180:r=25:d=3',
  '-f', 'lavfi', '-i', 'color=c=0x1a1a1a:s=320x180:r=25:d=3,noise=alls=8:allf=t', '-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25:d=4,gblur=sigma=12',
  '-f', 'lavfi', '-i', 'sine=f=440:d=4,volume=2', '-f', 'lavfi', '-i', 'anullsrc=r=44100:cl=mono:d=3', '-f', 'lavfi', '-i', 'sine=f=300:d=7,volume=30dB',
  '-filter_complex', '[0:v][1:v][2:v][3:v]concat=n=4:v=1:a=0[v];[4:a]aformat=sample_fmts=fltp:channel_layouts=mono[a];[5:a]aformat=sample_fmts=fltp:channel_layouts=mono[b];' +
    '[6:a]aformat=sample_fmts=s16:channel_layouts=mono,aformat=sample_fmts=fltp[c];[a][b][c]concat=n=3:v=0:a=1[s]',
  '-map', '[v]', '-map', '[s]', '-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-c:a', 'pcm_s16le',
];

describe('the quality report', () => {
  it('names every flaw of a flawed film, and how loud it is', async () => {
    const path = join(folder, 'flawed.mkv');
    await runTool(toTools({}), { tool: 'ffmpeg', args: ['-v', 'error', '-y', ...FLAWED, path], path, signal });
    const reported: number[] = [];
    const report = await measureQuality(path, (seconds) => reported.push(seconds));
    expect(found(report)).toEqual(['black 4–7', 'silent 4–7', 'clipped 7–14', 'dark 7–10', 'blurred 10–14']);
    expect(report.loudness?.integrated).toBeGreaterThan(-6);
    expect(report.loudness?.truePeak).toBeGreaterThan(-0.5);
    expect(reported.at(-1)).toBeGreaterThan(10);
  });

  it.each<[FilmName, readonly string[]]>([
    ['three-colours', ['frozen 0–2', 'silent 0–6', 'frozen 2–5']],
    ['audio-only', ['silent 0–1', 'silent 5–8', 'silent 11–12']],
  ])('of %s names what stands still and what is silent', async (name, expected) => {
    expect(found(await measureQuality(await film(name)))).toEqual(expected);
  });

  it('tells how loud all of it is where the format of the sound changes, whichever part is the last', async () => {
    const part = async (name: string, filters: string): Promise<Buffer> => {
      const path = join(folder, name);
      await runTool(toTools({}), { tool: 'ffmpeg', args: ['-v', 'error', '-y', '-f', 'lavfi', '-i', `sine=f=1000:sample_rate=48000:d=8,${filters}`, '-c:a', 'ac3', path], path, signal });
      return readFile(path);
    };
    const [loud, quiet] = [await part('loud.ts', 'volume=-10dB,aformat=channel_layouts=stereo'), await part('quiet.ts', 'volume=-30dB,aformat=channel_layouts=5.1')];
    for (const parts of [[loud, quiet], [quiet, loud]]) {
      const path = join(folder, 'changed.ts');
      await writeFile(path, Buffer.concat(parts));
      const { loudness } = await measureQuality(path);
      // The quiet part lies below the gate of the loudness, and within that of its range.
      expect(loudness?.integrated).toBeCloseTo(-31.1, 0);
      expect(loudness?.range).toBeCloseTo(20, 0);
      expect(loudness?.truePeak).toBeGreaterThan(-32);
    }
  });

  it('ends when it is told to', async () => {
    const control = new AbortController();
    const path = await film('three-colours');
    const probe = await media.probe(path, { signal });
    control.abort();
    await expect(media.quality(path, { probe, signal: control.signal, report: () => undefined })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('what the detectors say', () => {
  const read = (...lines: readonly string[]): QualityReport => {
    const log = createQualityLog();
    lines.forEach((line) => log.readLine(line));
    return log.report(100);
  };
  const blur = (at: number, value: number): string[] => [`[m @ 0x1] [info] frame:1 pts:1 pts_time:${at}`, `[m @ 0x1] [info] lavfi.blur=${value}`];

  it('is joined where samples follow one another, and closed at the end', () => {
    expect(found(read(...blur(0, 20), ...blur(0.5, 20), ...blur(1, 5), ...blur(1.5, 20), ...blur(9, 20), '[f @ 0x2] [info] lavfi.freezedetect.freeze_start: 90'))).toEqual([
      'blurred 0–2', 'frozen 90–100',
    ]);
  });

  it('is not mixed up when two filters talk at the same time', () => {
    const lines = ['[m @ 0x1] [info] frame:1 pts:1 pts_time:3', '[n @ 0x2] [info] frame:9 pts:9 pts_time:50', '[m @ 0x1] [info] lavfi.blur=30', ...blur(3.5, 30)];
    expect(found(read(...lines))).toEqual(['blurred 3–4']);
  });

  it('says nothing of what cannot be measured', () => {
    expect(read('[m @ 0x1] [info] frame:1 pts:1 pts_time:3', '[m @ 0x1] [info] lavfi.blur=-nan', '  Integrated loudness:', '    I:         -inf LUFS')).toEqual({ findings: [] });
  });
});
