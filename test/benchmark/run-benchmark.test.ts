/** Every benchmark from end to end, over films whose truth is known, named and annotated as the published ones are. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkplace, type Workplace } from '../e2e/open-runtime.ts';
import { FILMS, type FilmName } from '../films.ts';
import type { BenchmarkName } from './benchmarks.ts';
import { toMarkdown } from './report.ts';
import { runBenchmark, type BenchmarkResult, type BenchmarkRun } from './run-benchmark.ts';

const { signal } = new AbortController();
/** Names of videos as the sets have them. */
const NAMES = { 'three-colours': 'RoripwjYFp8_60.0_210.0', 'no-audio': 'v_uqiMw7tQ1Cc', 'spoken-tones': 'video7020' } as const satisfies Partial<Record<FilmName, string>>;

interface Asked { readonly query: string; readonly video: string; readonly start: number; readonly end: number; readonly duration: number }
/** A query for each colour, in the film that it is in. */
const asked: readonly Asked[] = Object.entries(NAMES).flatMap(([film, video]) => {
  const { colours = [], duration } = FILMS[film as keyof typeof NAMES];
  return colours.map(({ colour, start, end }) => ({ query: `a ${colour} picture`, video, start, end, duration }));
});
/** Colours whose stretch is made of whole clips of two seconds, so that their saliency can be told. */
const qvhighlights = asked.filter(({ start, end }) => start % 2 === 0 && end % 2 === 0);

const ANNOTATIONS: Readonly<Record<BenchmarkName, string>> = {
  qvhighlights: qvhighlights.map(({ query, video, start, end, duration }, index) => {
    const clips = Array.from({ length: (end - start) / 2 }, (_, i) => start / 2 + i);
    return JSON.stringify({ qid: 100 + index, query, duration, vid: video, relevant_windows: [[start, end]], relevant_clip_ids: clips, saliency_scores: clips.map(() => [4, 3, 4]) });
  }).join('\n'),
  'charades-sta': asked.map(({ query, video, start, end }) => `${video} ${start.toFixed(1)} ${end.toFixed(1)}##${query}`).join('\n'),
  activitynet: JSON.stringify(Object.fromEntries([...Map.groupBy(asked, ({ video }) => video)].map(([video, ofVideo]) => [video, {
    duration: ofVideo[0]?.duration, timestamps: ofVideo.map(({ start, end }) => [start, end]), sentences: ofVideo.map(({ query }) => query),
  }]))),
  msrvtt: ['key,vid_key,video_id,sentence', ...asked.map(({ query, video }, index) => `ret${index},msr,${video},${query}`)].join('\n'),
};

let place: Workplace;
let first: BenchmarkResult;
let given: Pick<BenchmarkRun, 'videos' | 'library' | 'env' | 'signal'>;
beforeAll(async () => {
  place = await openWorkplace();
  const videos = path.join(place.folder, 'videos');
  await mkdir(path.join(videos, 'deeper'), { recursive: true });
  for (const [film, name] of Object.entries(NAMES)) {
    const file = await place.put(film as keyof typeof NAMES);
    await cp(file, path.join(videos, 'deeper', `${name}${path.extname(file)}`));
  }
  for (const [name, content] of Object.entries(ANNOTATIONS)) await writeFile(path.join(place.folder, name), content);
  given = { videos, library: path.join(place.folder, 'library'), env: place.env, signal };
  // Indexes the films: what comes after this finds them in the library.
  first = await run('qvhighlights');
});
afterAll(() => place[Symbol.asyncDispose]());

const run = (name: BenchmarkName, more: Partial<BenchmarkRun> = {}): Promise<BenchmarkResult> =>
  runBenchmark({ ...given, name, again: false, annotations: path.join(place.folder, name), ...more });

describe('films of known truth', () => {
  it('are found by QVHighlights, moments and highlights', () => {
    const { figures, queries } = first;
    expect(queries).toEqual({ all: qvhighlights.length, asked: qvhighlights.length, kept: 0 });
    expect(figures).toMatchObject({ 'R@1 IoU .5': 100, 'R@1 IoU .7': 100, 'mAP@.5': 100, 'HIT@1': 100, 'HL-mAP': expect.closeTo(200 / 3, 5) as number });
  });

  it.each(['charades-sta', 'activitynet'] as const)('are found by %s', async (name) => {
    const { figures, queries } = await run(name);
    expect(queries.asked).toBe(asked.length);
    expect(figures).toMatchObject({ 'R@1 IoU .5': 100, 'R@1 IoU .7': 100, 'R@5 IoU .7': 100 });
  });

  it('are found by MSR-VTT', async () => expect((await run('msrvtt')).figures).toEqual({ 'R@1': 100, 'R@5': 100, 'R@10': 100, MdR: 1 }));
});

describe('a run', () => {
  const linesOf = async (file: string): Promise<readonly string[]> => (await readFile(file, 'utf8')).trim().split('\n');

  it('goes on where another one stopped', async () => {
    const { answersFile } = await run('charades-sta', { again: true });
    const [first = '', second = ''] = await linesOf(answersFile);
    await writeFile(answersFile, `${first}\n${second.slice(0, 20)}`);
    const { queries, figures } = await run('charades-sta');
    expect({ kept: queries.kept, found: figures['R@1 IoU .7'] }).toEqual({ kept: 1, found: 100 });
    expect(await linesOf(answersFile)).toHaveLength(asked.length);
    expect((await run('charades-sta')).queries.kept).toBe(asked.length);
  });

  it('stops when it is told to', async () => {
    await expect(run('charades-sta', { again: true, signal: AbortSignal.abort() })).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });

  it('asks anew where other videos are searched', async () => {
    const part = await run('msrvtt', { limit: 2 });
    expect(part.queries).toEqual({ all: asked.length, asked: 2, kept: 0 });
    expect(toMarkdown(part)).toContain('These figures are of a part of the split');
  });

  it('writes what the script of QVHighlights reads', async () => {
    const answers = (await linesOf(first.answersFile)).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers[0]).toMatchObject({ qid: 100, vid: NAMES['three-colours'], pred_relevant_windows: expect.arrayContaining([[expect.any(Number), expect.any(Number), expect.any(Number)]]) as unknown });
    expect(answers[0]?.['pred_saliency_scores']).toHaveLength(3);
  });

  it('leaves out and names what is asked of videos that are not there', async () => {
    const gone = path.join(given.videos, 'deeper', `${NAMES['no-audio']}${path.extname(FILMS['no-audio'].file)}`);
    await rename(gone, path.join(place.folder, 'gone'));
    const result = await run('activitynet');
    await rename(path.join(place.folder, 'gone'), gone);
    expect(result).toMatchObject({ missing: [NAMES['no-audio']], queries: { all: asked.length, asked: asked.length - 2 } });
    expect(toMarkdown(result)).toContain(`1 videos are not in the folder; what is asked of them is left out: ${NAMES['no-audio']}.`);
  });

  it('counts what is asked of videos that cannot be read as not found', async () => {
    await writeFile(path.join(given.videos, 'broken.mp4'), 'This is no film.');
    const annotations = path.join(place.folder, 'with-broken');
    await writeFile(annotations, `${ANNOTATIONS['charades-sta']}\nbroken 0.0 1.0##a red picture`);
    const { figures, failed } = await run('charades-sta', { annotations });
    expect(failed).toEqual([expect.stringContaining('broken.mp4')]);
    expect(figures['R@1 IoU .5']).toBeCloseTo((100 * asked.length) / (asked.length + 1), 5);
  });

  it('counts queries that are not taken as not found', async () => {
    const annotations = path.join(place.folder, 'with-long');
    await writeFile(annotations, `${ANNOTATIONS['charades-sta']}\n${NAMES['no-audio']} 0.0 2.0##${'yellow '.repeat(200)}`);
    expect(await run('charades-sta', { annotations })).toMatchObject({ refused: [`${asked.length + 1}: query/too-long`] });
  });

  it('says what is missing', async () => {
    await expect(run('msrvtt', { annotations: path.join(place.folder, 'nowhere') })).rejects.toThrow(expect.objectContaining({ code: 'file/missing' }));
    await expect(run('msrvtt', { videos: given.library })).rejects.toThrow(expect.objectContaining({ code: 'input/invalid' }));
  });

  it('is reported beside what others published, with the sources', () => {
    const report = toMarkdown(first);
    expect(report).toContain('| **Frameseek** | none | unknown | 100.00 | 100.00 |');
    expect(report).toContain('| CLIP + shots + watershed | none | part of val | 48.33 | 30.96 |  |  | 27.96 | 46.94 | 25.75 |  |  | [2] |');
    expect(report).toContain('[2] Diwan, Peng, Mooney 2023');
  });
});

describe('npm run benchmark', () => {
  const command = async (...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> => {
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [path.join(import.meta.dirname, 'run.ts'), ...args], { env: { ...process.env, ...place.env } });
      return { code: 0, out: stdout };
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || !('stderr' in error)) throw error;
      return { code: Number(error.code), out: String(error.stderr) };
    }
  };

  it('prints the report', async () => {
    const paths = ['--annotations', path.join(place.folder, 'msrvtt'), '--videos', given.videos, '--library', given.library];
    expect(await command('msrvtt', ...paths, '--limit', '3')).toEqual({ code: 0, out: expect.stringMatching(/^# MSR-VTT\n[^]*Queries: 3 asked of 7/u) as string });
  });

  it('says how it is used', async () => {
    expect(await command('tvr')).toEqual({ code: 2, out: expect.stringMatching(/^npm run benchmark -- qvhighlights\|charades-sta\|activitynet\|msrvtt /u) as string });
  });

  it('says in a sentence what is missing', async () => {
    const { code, out } = await command('msrvtt', '--annotations', path.join(place.folder, 'nowhere'), '--videos', given.videos);
    expect({ code, lines: out.trim().split('\n').length }).toEqual({ code: 1, lines: 1 });
  });
});
