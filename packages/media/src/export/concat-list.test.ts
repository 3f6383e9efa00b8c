import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { film } from '../../../../test/films.ts';
import { probeFile } from '../probe/probe-file.ts';
import { FFMPEG_ARGS, runTool, type Tools } from '../tools/ffmpeg.ts';
import { concatList } from './concat-list.ts';

it.each([
  ['/films/a.mkv', "file 'file:/films/a.mkv'\n"],
  ["/it's/a.mkv", String.raw`file 'file:/it'\''s/a.mkv'` + '\n'],
  ['C:\\My films\\0.mkv', "file 'file:C:\\My films\\0.mkv'\n"],
  ['\\\\server\\films\\0.mkv', "file 'file:\\\\server\\films\\0.mkv'\n"],
])('names %s', (path, line) => {
  expect(concatList([path])).toBe(line);
});

it('is read by ffmpeg, whatever the name of the folder', async () => {
  const tools: Tools = { ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', timeLimitMs: 30_000 };
  const { signal } = new AbortController();
  const top = await mkdtemp(join(tmpdir(), 'frameseek-concat-'));
  try {
    const folder = join(top, "it's a # folder; 100 %");
    await mkdir(folder);
    const part = join(folder, '0.mkv');
    await copyFile(await film('three-colours-mkv'), part);
    const [list, target] = [join(folder, 'list.txt'), join(folder, 'twice.mkv')];
    await writeFile(list, concatList([part, part]));
    const input = ['-protocol_whitelist', 'file', '-format_whitelist', 'concat,matroska', '-f', 'concat', '-safe', '0', '-i', `file:${list}`];
    await runTool(tools, { tool: 'ffmpeg', args: [...FFMPEG_ARGS, ...input, '-c', 'copy', `file:${target}`], path: list, signal });
    expect((await probeFile(tools, target, signal)).duration).toBeCloseTo(12, 0);
  } finally {
    await rm(top, { recursive: true, force: true });
  }
});
