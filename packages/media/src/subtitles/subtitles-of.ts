import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { isFaultOf, type Cue, type SubtitleOptions, type SubtitleStream, type Transcript } from '@frameseek/core';
import { parseSubStation, parseTimedText } from './parse-cues.ts';
import { FFMPEG_ARGS, inputArgs, toolText, type Tools } from '../tools/ffmpeg.ts';
import { fileFault } from '../tools/source-file.ts';
import { decodeText } from './decode-text.ts';
import { timelineArgs } from '../probe/timeline.ts';

/** The subtitles that come with a video, as far as they are text: its default stream, its other ones, then the files beside it. Rejects with the faults of a file that cannot be read. */
export const subtitlesOf = async (tools: Tools, path: string, options: SubtitleOptions): Promise<readonly Transcript[]> => {
  const streams = options.probe.subtitles.filter((stream) => stream.isText);
  const found: Transcript[] = [];
  for (const stream of streams.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault))) {
    const cues = await streamCues(tools, path, { ...options, stream });
    found.push({ source: 'stream', ...(stream.language !== undefined && { language: stream.language }), cues });
  }
  for (const sidecar of await sidecarsOf(path)) {
    options.signal.throwIfAborted();
    const language = sidecar.language === undefined ? {} : { language: sidecar.language };
    found.push({ source: 'sidecar', ...language, cues: await sidecarCues(sidecar.path) });
  }
  return found.filter(({ cues }) => cues.length > 0);
};

const streamCues = async (
  tools: Tools,
  path: string,
  { stream, probe, signal }: SubtitleOptions & { readonly stream: SubtitleStream },
): Promise<Cue[]> => {
  const args = [
    ...FFMPEG_ARGS, ...timelineArgs(probe), ...inputArgs(path), '-map', `0:s:${stream.index}`, '-c:s', 'srt', '-f', 'srt', 'pipe:1',
  ];
  try {
    return parseTimedText(await toolText(tools, { tool: 'ffmpeg', args, path, signal }));
  } catch (error) {
    // A stream that ffmpeg cannot turn into text is as good as none; the speech can still be recognised.
    if (isFaultOf(error, 'media/decode-failed') || isFaultOf(error, 'tool/failed')) return [];
    throw error;
  }
};

interface Sidecar {
  readonly path: string;
  readonly language?: string;
}

const SIDECAR_KINDS = ['.vtt', '.srt', '.ass', '.ssa'];

/** `film.srt` and `film.en.vtt` beside `film.mp4`, whatever the case of their letters; those without a language first. */
const sidecarsOf = async (path: string): Promise<Sidecar[]> => {
  const stem = basename(path, extname(path)).toLowerCase();
  const folder = dirname(path);
  const names = await readdir(folder).catch((error: unknown) => {
    throw fileFault(error, folder);
  });
  return names
    .toSorted()
    .flatMap((name) => {
      const kind = extname(name).toLowerCase();
      const rest = name.slice(0, name.length - kind.length);
      if (!SIDECAR_KINDS.includes(kind) || !rest.toLowerCase().startsWith(stem)) return [];
      const tag = rest.slice(stem.length);
      if (tag === '') return [{ path: join(folder, name) }];
      const language = /^\.([a-z]{2,3}(?:-[a-z0-9]{2,8})?)(?:\.[a-z]+)?$/i.exec(tag)?.[1];
      return language === undefined ? [] : [{ path: join(folder, name), language: language.toLowerCase() }];
    })
    .toSorted((a, b) => Number('language' in a) - Number('language' in b));
};

const sidecarCues = async (path: string): Promise<Cue[]> => {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw fileFault(error, path);
  });
  const text = decodeText(bytes);
  return /\.(ass|ssa)$/i.test(path) ? parseSubStation(text) : parseTimedText(text);
};
