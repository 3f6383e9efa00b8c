import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { wire } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILMS, canMake } from '../../films.ts';
import { frameseek } from '../cli-process.ts';
import { openWorkplace, type Workplace } from '../open-runtime.ts';
import { frameseek as inOneProcess } from '../resident-cli.ts';

const searched = (stdout: string) => wire.searchResponse.parse(JSON.parse(stdout));

describe('the command line on a library', () => {
  let workplace: Workplace;
  let indexing: Awaited<ReturnType<typeof frameseek>>;

  beforeAll(async () => {
    workplace = await openWorkplace();
    await workplace.put('three-colours');
    await workplace.put('spoken-tones');
    await workplace.put('text-named-mp4');
    await workplace.put('zero-byte');
    indexing = await frameseek(workplace, ['index', '.', 'not-there.mp4']);
  });
  afterAll(() => workplace[Symbol.asyncDispose]());

  it('indexes what is good, names each bad file with its reason, and says so in the exit code', () => {
    expect(indexing.stderr).toMatch(/✓ three-colours\.mp4: visual \d+/);
    expect(indexing.stderr).toMatch(/✓ spoken-tones\.mp4: visual \d+, speech [1-9]/);
    expect(indexing.stderr).toMatch(/text\.mp4 is not a video or sound file/);
    expect(indexing.stderr).toMatch(/zero\.mp4 is empty/);
    expect(indexing.stderr).toMatch(/There is no file or folder at .*not-there\.mp4/);
    expect(indexing.stderr).toMatch(/2 files indexed, 3 not/);
    expect(indexing.stdout).toBe('');
    expect(indexing.code).toBe(1);
  });

  it('does not do again what is done', async () => {
    const { code, stderr } = await frameseek(workplace, ['index', 'three-colours.mp4']);
    expect(stderr).toContain('1 file indexed.');
    expect(code).toBe(0);
  });

  it('finds the blue part where it is, as JSON that is the answer of the API', async () => {
    const { code, stdout } = await frameseek(workplace, ['search', 'blue', '--json', '--limit', '3', '--video', 'three-colours']);
    const [best] = searched(stdout).moments;
    const blue = FILMS['three-colours'].colours?.find(({ colour }) => colour === 'blue');
    expect(best?.video.title).toBe('three-colours');
    expect(best?.start).toBeGreaterThanOrEqual((blue?.start ?? 0) - 0.1);
    expect(best?.end).toBeLessThanOrEqual((blue?.end ?? 0) + 0.1);
    expect(code).toBe(0);
  });

  it('finds what was said, and shows the words as the reason', async () => {
    const { stdout } = await frameseek(workplace, ['search', 'car in the city', '--modality', 'speech']);
    const [, first] = stdout.split('\n');
    expect(first).toMatch(/1\s+0:0\d\.\d–0:0\d\.\d\s+spoken-tones\s+speech “A red car drives/);
  });

  it('shows what is heard beside words, and finds it', async () => {
    const { stdout, code } = await inOneProcess(workplace, ['sounds', 'spoken-tones']);
    expect(stdout).toMatch(/from\s+to\s+sound\s+sure\n\s*0:00\S*\s+0:00\S*\s+Silence\s+100 %/);
    expect(code).toBe(0);
    const heard = wire.soundList.parse(JSON.parse((await inOneProcess(workplace, ['sounds', 'spoken-tones', '--json'])).stdout));
    expect(heard.band.map(({ kind }) => kind)).toEqual(['silence', 'other', 'silence', 'other', 'silence']);
    const found = searched((await inOneProcess(workplace, ['search', 'sound:silence', '--json', '--video', 'spoken-tones'])).stdout).moments;
    expect(found.map(({ hits }) => [hits[0]?.modality, hits[0]?.text])).toContainEqual(['sound', 'Silence']);
  });

  it('lists the videos for people and for programs', async () => {
    const people = await frameseek(workplace, ['list']);
    expect(people.stdout).toMatch(/three-colours\s+0:06\.0\s+done/);
    const programs = await frameseek(workplace, ['list', '--json']);
    const titles = (JSON.parse(programs.stdout) as { videos: { title: string }[] }).videos.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['three-colours', 'spoken-tones']));
  });

  it('tags a video, and searches among the tagged', async () => {
    expect((await inOneProcess(workplace, ['tag', 'three-colours', 'test film', 'Colours'])).stdout).toBe('three-colours: test film, Colours\n');
    const { stdout } = await inOneProcess(workplace, ['search', 'blue tag:"test film"', '--json']);
    expect(new Set(searched(stdout).moments.map(({ video }) => video.title))).toEqual(new Set(['three-colours']));
    expect((await inOneProcess(workplace, ['tag', 'three-colours', 'colours', '--remove'])).stdout).toBe('three-colours: test film\n');
    expect((await inOneProcess(workplace, ['tag', 'three-colours'])).stdout).toBe('three-colours: test film\n');
  });

  it('shows which models serve', async () => {
    const { code, stdout } = await inOneProcess(workplace, ['models']);
    expect(stdout).toMatch(/✓\s+visual\s+fixture\/clip-colours/);
    expect(stdout).toMatch(/✓\s+transcriber\s+fixture\/whisper-fixed/);
    expect(code).toBe(0);
  });

  it('has a doctor that finds every part in order', async () => {
    const { code, stdout } = await inOneProcess(workplace, ['doctor']);
    expect(stdout).toMatch(/✓ ffmpeg/);
    expect(stdout).toMatch(/✓ store\s+LanceDB/);
    expect(code).toBe(0);
  });

  it('has a doctor that says what to do when ffmpeg is missing, and fails', async () => {
    const { code, stdout } = await inOneProcess(workplace, ['doctor'], { env: { FFMPEG_PATH: '/nowhere/ffmpeg' } });
    expect(stdout).toMatch(/✗ ffmpeg/);
    expect(stdout).toContain('Nothing works without ffmpeg.');
    expect(code).toBe(1);
  });

  it('removes a video by its title, and finds it no more', async () => {
    await workplace.put('no-audio');
    await inOneProcess(workplace, ['index', 'no-audio.mp4']);
    const { code, stdout } = await inOneProcess(workplace, ['remove', 'no-audio']);
    expect(stdout).toContain('Removed no-audio');
    expect(code).toBe(0);
    const found = await inOneProcess(workplace, ['search', 'purple', '--json']);
    expect(searched(found.stdout).moments.map(({ video }) => video.title)).not.toContain('no-audio');
  });

  it.each([
    ['a misspelt command', ['serach', 'x'], 2, "unknown command 'serach'"],
    ['a search for nothing', ['search'], 2, 'The query is empty'],
    ['a limit of 0', ['search', 'x', '--limit', '0'], 2, 'between 1 and 100'],
    ['an unknown modality', ['search', 'x', '--modality', 'smell'], 2, 'Allowed choices'],
    ['an unknown strategy', ['index', '.', '--sampling', 'wild'], 2, 'Allowed choices'],
    ['an empty query', ['search', ''], 2, 'The query is empty'],
    ['a query of 10,000 characters', ['search', 'x'.repeat(10_000)], 2, 'at most 1000'],
    ['an unknown video', ['remove', 'nothing-like-it'], 1, 'No video has the id nothing-like-it'],
  ])('answers %s with one clear sentence and the right exit code', async (_, args, expected, sentence) => {
    const { code, stdout, stderr } = await inOneProcess(workplace, args);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
    expect(code).toBe(expected);
  });

  it('names a wrong setting', async () => {
    const { code, stderr } = await inOneProcess(workplace, ['list'], { env: { FRAMESEEK_SAMPLING: 'wild' } });
    expect(stderr).toContain('FRAMESEEK_SAMPLING=wild');
    expect(code).toBe(1);
  });

  it('says help without opening a library', async () => {
    const { code, stdout } = await frameseek(workplace, ['--help'], { env: { FRAMESEEK_LIBRARY: '/proc/nowhere' } });
    expect(stdout).toContain('Usage: frameseek');
    expect(code).toBe(0);
  });

  it('lets the reader of its output leave early', async () => {
    const { code } = await frameseek(workplace, ['models', '--json'], { started: (child) => child.stdout?.destroy() });
    expect(code).toBe(0);
  });
});

// What Windows sends at Ctrl-C, no other program can send.
describe.skipIf(process.platform === 'win32')('the command line, interrupted', () => {
  it('stops cleanly on Ctrl-C, and the same command goes on', async () => {
    await using workplace = await openWorkplace();
    for (const name of ['movement', 'one-intra', 'spoken-tones', 'three-colours'] as const) await workplace.put(name);
    const stopped = await frameseek(workplace, ['index', '.'], {
      started: (child) => child.stderr?.once('data', () => child.kill('SIGINT')),
    });
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toContain('The same command goes on');
    const again = await frameseek(workplace, ['index', '.']);
    expect(again.stderr).toContain('4 files indexed.');
    expect(again.code).toBe(0);
  });

  it('watches a folder until it is stopped', async () => {
    await using workplace = await openWorkplace();
    const path = await workplace.put('three-colours');
    const later = join(workplace.folder, 'later.mp4');
    await rename(path, later);
    const watching = await frameseek(workplace, ['index', '.', '--watch'], {
      started: (child) => {
        child.stderr?.on('data', (chunk: Buffer) => {
          if (chunk.includes('Watching')) void rename(later, path);
          if (chunk.includes('✓ three-colours.mp4')) child.kill('SIGINT');
        });
      },
    });
    expect(watching.stderr).toMatch(/✓ three-colours\.mp4: visual \d/);
    expect(watching.code).toBe(130);
  });
});

describe('the command line without models', () => {
  it('still finds what can be read, and says what is off and why', async ({ skip }) => {
    if (!(await canMake('text'))) skip('this ffmpeg cannot draw text');
    await using workplace = await openWorkplace();
    const none = join(workplace.folder, 'no-models');
    const env = { FRAMESEEK_MODELS: none };
    await workplace.put('burned-in-text');
    const { code, stderr } = await frameseek(workplace, ['index', '.'], { env });
    expect(stderr).toMatch(/✓ burned-in-text\.mp4: visual off, .*text [1-9]/);
    expect(code).toBe(0);
    const { stdout } = await frameseek(workplace, ['search', '"INVOICE 2041"', '--json'], { env });
    expect(searched(stdout).moments[0]?.hits[0]).toMatchObject({ modality: 'text' });
  });
});
