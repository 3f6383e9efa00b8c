import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isFault, isFaultOf } from '@frameseek/core';
import { FFMPEG_ARGS, runTool, toolText, type Tools } from '../tools/ffmpeg.ts';
import { toTools, type MediaOptions } from '../tools/media-options.ts';
import { renameFile } from '../tools/rename-file.ts';
import { SAMPLE_FILMS, type SampleFilm, type SampleShot } from './sample-scripts.ts';
import { fileFault } from '../tools/source-file.ts';

interface SampleOptions extends MediaOptions {
  readonly signal: AbortSignal;
  /** Called as each film is finished. */
  readonly report: (progress: { readonly done: number; readonly total: number; readonly path: string }) => void;
}

/**
 * Makes a few small films for the first steps, on the spot and without a network: colours and patterns, a voice where
 * ffmpeg has one, and subtitles beside the film, so that speech search finds something without any model. Films that are
 * there are kept. Gives their paths. Rejects with the faults of a file that cannot be written, else as `toolOutput` does.
 */
export const makeSampleFilms = async (folder: string, options: SampleOptions): Promise<readonly string[]> => {
  const { signal, report, ...media } = options;
  const tools = toTools(media);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw fileFault(error, folder);
  });
  const speaks = await hasVoice(tools, signal);
  const paths: string[] = [];
  for (const film of SAMPLE_FILMS) {
    const path = join(folder, `${film.name}.mp4`);
    if (!(await exists(path))) await makeFilm({ tools, film, signal }, path, speaks);
    paths.push(path);
    report({ done: paths.length, total: SAMPLE_FILMS.length, path });
  }
  return paths;
};

const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false);

interface Making {
  readonly tools: Tools;
  readonly film: SampleFilm;
  readonly signal: AbortSignal;
}

/** With its words spoken if that is possible; a voice that fails is replaced by soft tones. */
const makeFilm = async ({ tools, film, signal }: Making, path: string, speaks: boolean): Promise<void> => {
  const draft = `${path}.draft`;
  const run = (voice: boolean): Promise<void> =>
    runTool(tools, { tool: 'ffmpeg', args: [...FFMPEG_ARGS, '-y', ...filmArgs(film, voice), draft], path, signal });
  try {
    await run(speaks).catch((error: unknown) => {
      if (!speaks || !isFault(error) || isFaultOf(error, 'file/disk-full') || isFaultOf(error, 'tool/missing')) throw error;
      return run(false);
    });
    await writeFile(path.replace(/\.mp4$/, '.vtt'), webVtt(film.shots));
    await renameFile(draft, path);
  } catch (error) {
    throw fileFault(error, path);
  } finally {
    await rm(draft, { force: true });
  }
};

const SIZE = '640x360';
const RATE = 25;

const filmArgs = ({ shots }: SampleFilm, voice: boolean): string[] => {
  const pictures = shots.flatMap(({ source, seconds }) => ['-f', 'lavfi', '-t', String(seconds), '-i', sized(source)]);
  const sounds = shots.flatMap(({ words, tone }) => {
    const spoken = voice && words !== undefined;
    return ['-f', 'lavfi', '-i', spoken ? `flite=text='${words}':voice=slt` : `sine=frequency=${tone}:sample_rate=44100,volume=0.15`];
  });
  const chains = shots.flatMap(({ filters, seconds }, index) => [
    `[${index}:v]${filters === undefined ? '' : `${filters},`}format=yuv420p,setsar=1[v${index}]`,
    `[${shots.length + index}:a]aresample=44100,aformat=sample_fmts=fltp:channel_layouts=mono,apad,atrim=end=${seconds}[a${index}]`,
  ]);
  const joined = `${shots.map((_, index) => `[v${index}][a${index}]`).join('')}concat=n=${shots.length}:v=1:a=1[v][a]`;
  return [
    ...pictures, ...sounds, '-filter_complex', [...chains, joined].join(';'), '-map', '[v]', '-map', '[a]',
    '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '24', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-movflags', '+faststart', '-f', 'mp4',
  ];
};

const sized = (source: string): string => `${source}${source.includes('=') ? ':' : '='}s=${SIZE}:r=${RATE}`;

const webVtt = (shots: readonly SampleShot[]): string => {
  let at = 0;
  const cues = shots.flatMap(({ seconds, words }) => {
    const start = at;
    at += seconds;
    return words === undefined ? [] : [`${clock(start)} --> ${clock(at - 0.2)}\n${words}.\n`];
  });
  return `WEBVTT\n\n${cues.join('\n')}`;
};

const clock = (at: number): string => `00:${new Date(Math.round(at * 1000)).toISOString().slice(14, 23)}`;

const hasVoice = async (tools: Tools, signal: AbortSignal): Promise<boolean> =>
  / flite /.test(await toolText(tools, { tool: 'ffmpeg', args: ['-hide_banner', '-filters'], path: 'ffmpeg', signal }));
