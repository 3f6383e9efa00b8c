import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../../../packages/media/src/index.ts';
import { frameseek } from '../resident-cli.ts';
import { openWorkplace, type Workplace } from '../open-runtime.ts';

const media = createMedia();
const { signal } = new AbortController();
let workplace: Workplace;
const run = (...args: string[]) => frameseek(workplace, ['export', ...args]);
const probe = (name: string) => media.probe(join(workplace.media, name), { signal });

beforeAll(async () => {
  workplace = await openWorkplace();
  await workplace.put('three-colours');
  await workplace.put('spoken-tones');
  expect((await frameseek(workplace, ['index', '.'])).code).toBe(0);
});
afterAll(() => workplace[Symbol.asyncDispose]());

describe('frameseek export', () => {
  it('writes a stretch to the very frame, or copies it and says from where', async () => {
    const exact = await run('three-colours', '--from', '0:01', '--to', '2.5s', '--exact', '--out', 'exact.mp4');
    expect(exact).toMatchObject({ code: 0, stdout: '' });
    expect((await probe('exact.mp4')).duration).toBeCloseTo(1.5, 1);
    const copied = await run('three-colours', '--from', '1', '--to', '3', '--out', 'copied.mp4');
    expect(copied.stderr).toContain('Copied from 0:00.0 to');
  });

  it('makes one film of what a search finds, and a list of it', async () => {
    const film = await run('--query', 'blue', '--limit', '2', '--out', 'blue.mp4');
    expect(film.code).toBe(0);
    expect((await probe('blue.mp4')).duration).toBeGreaterThan(1);
    const list = await run('--query', 'blue', '--limit', '1', '--format', 'edl');
    expect(list.stdout).toMatch(/^TITLE: blue\r\nFCM: NON-DROP FRAME\r\n\r\n001 {2}THREECOL AA\/V {2}C {8}00:00:0\d:\d\d /);
  });

  it('makes a list of what search shows as nearest, where that is asked for', async () => {
    const query = ['--query', 'said:car penguin trombone accordion', '--limit', '2', '--format', 'edl'];
    expect(await run(...query)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('--nearest exports what search shows') as string });
    const list = await run(...query, '--nearest');
    expect(list.code).toBe(0);
    expect(list.stdout).toMatch(/^TITLE: said:car penguin/);
    expect(list.stdout).toContain('\n001  ');
  });

  it('writes what is said as subtitles of the stretch', async () => {
    const { code, stdout } = await run('spoken-tones', '--from', '1', '--to', '6', '--format', 'srt');
    expect(stdout).toMatch(/^1\n00:00:0\d,\d{3} --> 00:00:0\d,\d{3}\nA red car drives/);
    expect(code).toBe(0);
  });

  it.each(['edl', 'fcpxml', 'otio', 'srt', 'csv'] as const)('ends a stretch in %s where its video ends, and says so', async (format) => {
    const whole = await run('three-colours', '--from', '5', '--to', '6', '--format', format);
    const clamped = await run('three-colours', '--from', '5', '--to', '20', '--format', format);
    expect(clamped).toMatchObject({ code: 0, stdout: whole.stdout });
    expect(clamped.stderr).toContain('lasts 0:06.0; the clip ends there');
    const beyond = await run('three-colours', '--from', '100', '--to', '120', '--format', format);
    expect(beyond).toMatchObject({ code: 1, stdout: '' });
    expect(beyond.stderr).toContain('lasts 0:06.0');
  });

  it('writes a picture, and none of a time behind the end', async () => {
    expect((await run('three-colours', '--at', '0:03', '--out', 'blue.png')).code).toBe(0);
    expect((await readFile(join(workplace.media, 'blue.png'))).subarray(1, 4).toString()).toBe('PNG');
    for (const time of ['--at', '--from']) {
      const behind = await run('three-colours', time, '100', '--format', 'png', '--out', 'behind.png');
      expect(behind.stderr).toContain('no picture at 1:40.0; three-colours lasts 0:06.0');
      expect(behind.code).toBe(1);
    }
    await expect(stat(join(workplace.media, 'behind.png'))).rejects.toThrow();
  });

  it.each([
    ['nothing to take', ['--out', 'a.mp4'], 1, 'name a video, or a --query'],
    ['a film to nowhere', ['three-colours', '--from', '1'], 1, '--out name.mp4'],
    ['a time that is none', ['three-colours', '--from', 'soon', '--out', 'a.mp4'], 2, 'It must be a time'],
    ['a search without a match', ['--query', '"zebra crossing"', '--out', 'a.mp4'], 1, 'Nothing matches'],
  ])('says what is wrong with %s, and writes nothing', async (_what, args, code, words) => {
    const result = await run(...args);
    expect(result.stderr).toContain(words);
    expect(result.code).toBe(code);
    await expect(stat(join(workplace.media, 'a.mp4'))).rejects.toThrow();
  });
});
