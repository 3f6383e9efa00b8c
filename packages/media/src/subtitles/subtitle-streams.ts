import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault, isFaultOf, type SubtitleKind, type SubtitleOptions, type SubtitleStream } from '@frameseek/core';
import { FFMPEG_ARGS, inputArgs, runTool, type Tools } from '../tools/ffmpeg.ts';
import { timelineArgs } from '../probe/timeline.ts';
import { MAX_SUBTITLE_BYTES, type SubtitleText } from './subtitle-text.ts';

/** A subtitle stream inside a video, as SubRip. */
export interface StreamText extends SubtitleText {
  /** Which stream of which file, for people. */
  readonly path: string;
  readonly kind?: SubtitleKind;
}

/** Streams of one video that are read, the default one first. */
const MAX_STREAMS = 32;

interface StreamOptions extends SubtitleOptions {
  /** Told of each stream that breaks. */
  readonly report: (problem: Fault) => void;
}

interface ReadOptions extends StreamOptions {
  readonly streams: readonly SubtitleStream[];
  readonly folder: string;
}

/** The subtitle streams of a video that are text, the default one first: at most 32, of 8 MB each. Rejects as `toolOutput` does, but for streams that break. */
export const subtitleStreams = async (tools: Tools, path: string, options: StreamOptions): Promise<StreamText[]> => {
  const streams = options.probe.subtitles
    .filter((stream) => stream.isText)
    .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault))
    .slice(0, MAX_STREAMS);
  if (streams.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), 'frameseek-subtitles-'));
  try {
    const whole = await readStreams(tools, path, { ...options, streams, folder });
    return whole ?? (await readEach(tools, path, { ...options, streams, folder }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** All in one pass over the file; undefined where one of them breaks it. */
const readStreams = async (tools: Tools, path: string, { streams, folder, probe, signal }: ReadOptions): Promise<StreamText[] | undefined> => {
  const fileOf = ({ index }: SubtitleStream): string => join(folder, `${index}.srt`);
  const args = [
    // Its progress is read only to see that it goes on.
    ...FFMPEG_ARGS, '-y', '-progress', 'pipe:1', ...timelineArgs(probe), ...inputArgs(path),
    ...streams.flatMap((stream) => ['-map', `0:s:${stream.index}`, '-c:s', 'srt', '-fs', String(MAX_SUBTITLE_BYTES), '-f', 'srt', fileOf(stream)]),
  ];
  try {
    await runTool(tools, { tool: 'ffmpeg', args, path, signal });
  } catch (error) {
    // What ffmpeg cannot turn into text is as good as none; the speech can still be recognised.
    if (isFaultOf(error, 'media/decode-failed') || isFaultOf(error, 'tool/failed')) return undefined;
    throw error;
  }
  return Promise.all(streams.map(async (stream) => ({
    bytes: await readFile(fileOf(stream)),
    notation: 'timed-text' as const,
    path: nameOf(stream, path),
    ...(stream.language !== undefined && { language: stream.language }),
    ...(stream.kind !== undefined && { kind: stream.kind }),
  })));
};

/** Each for itself, so that one that breaks takes no other along. */
const readEach = async (tools: Tools, path: string, options: ReadOptions): Promise<StreamText[]> => {
  const found: StreamText[] = [];
  for (const stream of options.streams) {
    const read = await readStreams(tools, path, { ...options, streams: [stream] });
    if (read === undefined) options.report(new Fault('subtitle/unread', { path: nameOf(stream, path), reason: 'ffmpeg makes no text of them' }));
    else found.push(...read);
  }
  return found;
};

const nameOf = ({ index }: SubtitleStream, path: string): string => `stream ${index + 1} in ${path}`;
