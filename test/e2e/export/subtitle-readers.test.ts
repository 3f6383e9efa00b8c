import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toList, type Cue, type ExportVideo } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../../../packages/media/src/index.ts';
import { ffmpeg } from '../../films.ts';
import { toolText } from '../../../packages/media/src/tools/ffmpeg.ts';
import { hasModules, pythonJson } from './python.ts';

const media = createMedia();
const { signal } = new AbortController();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-readers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const video = (duration: number): ExportVideo => ({ id: 'a', title: 'a', path: '/films/a.mp4', duration, picture: { width: 64, height: 36, frameRate: 30_000 / 1001 }, hasAudio: false });

describe.skipIf(!(await hasModules('pysubs2', 'webvtt')))('captions, read by pysubs2 and webvtt-py', () => {
  const READERS = {
    pysubs2: `import json, sys, pysubs2
print(json.dumps([{'start': it.start / 1000, 'end': it.end / 1000, 'text': it.plaintext} for it in pysubs2.load(sys.argv[1])]))`,
    webvtt: `import html, json, sys, webvtt
read = webvtt.from_srt if sys.argv[1].endswith('.srt') else webvtt.read
print(json.dumps([{'start': it.start_in_seconds + it.start_time.milliseconds / 1000, 'end': it.end_in_seconds + it.end_time.milliseconds / 1000, 'text': html.unescape(it.text)} for it in read(sys.argv[1])]))`,
  };
  // What stands in brackets is written with others where a reader would drop it.
  const TEXTS: Readonly<Record<string, string>> = {
    'Tom <frog>': 'Tom ‹frog›', 'a {frog}': 'a ｛frog｝', 'x < y & z': 'x < y & z', 'I <3 you': 'I <3 you', '42': '42', 'One\n\nTwo': 'One\nTwo', 'NOTE this': 'NOTE this', 'Größe 東京': 'Größe 東京',
  };
  const cues = Object.keys(TEXTS).map((text, index): Cue => ({ start: 600 + index * 3.3, end: 602 + index * 3.3, text }));

  it.each(['srt', 'vtt'] as const)('as %s, all of them, at the times of the film, with every letter', async (format) => {
    const path = join(folder, `captions.${format}`);
    const clips = [{ video: video(7_200), start: 0, end: 3_600, title: '' }];
    await writeFile(path, toList({ title: 'Cut', clips }, format, () => cues));
    for (const [reader, program] of Object.entries(READERS)) {
      const read = await pythonJson(program, path);
      const times = cues.map(({ start, end }) => ({ start: expect.closeTo(start, 2) as number, end: expect.closeTo(end, 2) as number }));
      expect(read).toMatchObject(times);
      // pysubs2 takes braces for SubStation's in WebVTT, too, and leaves its entities as they are.
      if (format === 'srt' || reader === 'webvtt') expect(read).toMatchObject(Object.entries(TEXTS).map(([text, shown]) => ({ text: format === 'srt' ? shown : text.replaceAll('\n\n', '\n') })));
    }
  });
});

describe('captions of a film of many clips', () => {
  /** Black and white, two seconds each. */
  const striped = async (name: string, ...made: readonly string[]): Promise<string> => {
    const path = join(folder, name);
    await ffmpeg([...made, '-c:v', 'libx264', '-preset', 'ultrafast', path]);
    return path;
  };
  const stripes = "geq=lum='if(mod(floor(T/2),2),235,16)':cb=128:cr=128,format=yuv420p";
  /** Seconds at which the picture changes between black and white. */
  const changesOf = async (path: string): Promise<readonly number[]> => {
    const args = ['-v', 'error', '-f', 'lavfi', '-i', `movie='${path}',signalstats`, '-show_entries', 'frame=pts_time:frame_tags=lavfi.signalstats.YAVG', '-of', 'csv=p=0'];
    const text = await toolText({ ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', timeLimitMs: 60_000 }, { tool: 'ffprobe', path, signal, args });
    const frames = text.trim().split('\n').map((line) => line.split(',').map(Number));
    return frames.slice(1).flatMap(([at = 0, light = 0], index) => ((light > 125) === ((frames[index]?.[1] ?? 0) > 125) ? [] : [at]));
  };

  it.each([
    ['at 23.976', ['-f', 'lavfi', '-i', 'nullsrc=s=64x36:r=24000/1001:d=24', '-vf', stripes]],
    ['at a varying rate', ['-f', 'lavfi', '-i', 'nullsrc=s=64x36:r=30:d=24', '-vf', `${stripes},select='not(mod(n,7))+not(mod(n,5))'`, '-fps_mode', 'vfr']],
  ])('%s begin with their clips', async (name, made) => {
    const path = await striped(`${name.replaceAll(' ', '-')}.mp4`, ...made);
    const probe = await media.probe(path, { signal });
    const source = { ...video(probe.duration), path, ...(probe.video && { picture: probe.video }) };
    const clips = Array.from({ length: 12 }, (_, index) => ({ video: source, start: 2 * (index % 10) + 0.3 + index * 0.017, end: 2 * (index % 10) + 1.077 + index * 0.017, title: '' }));
    const target = join(folder, `film-of-${name.replaceAll(' ', '-')}.mp4`);
    await media.clip(clips.map(({ start, end }) => ({ path, probe, start, end })), { target, format: 'mp4', exact: true, signal });
    const starts = [...toList({ title: 'Cut', clips }, 'srt', undefined).matchAll(/00:00:(\d\d),(\d{3}) -->/g)].map(([, s, ms]) => Number(s) + Number(ms) / 1000);
    const changes = await changesOf(target);
    expect(changes).toHaveLength(11);
    expect(starts.slice(1)).toEqual(changes.map((at) => expect.closeTo(at, 2) as number));
  });
});
