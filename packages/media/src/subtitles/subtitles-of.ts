import {
  Fault, errorMessage, isFaultOf, languageCode, type Cue, type SubtitleOptions, type SubtitleStream, type Transcript,
} from '@frameseek/core';
import type { Tools } from '../tools/ffmpeg.ts';
import { hasClosedCaptions } from './closed-captions.ts';
import { fitToFilm } from './fit-to-film.ts';
import { readCues } from './read-cues.ts';
import { sidecarFiles, type Sidecar } from './sidecar-files.ts';
import { subtitleStreams, type StreamText } from './subtitle-streams.ts';
import type { ReadText } from './subtitle-text.ts';

interface SubtitlesOptions extends SubtitleOptions {
  /** Encoding (WHATWG) of files that are neither UTF-8 nor UTF-16; absent: found out for each. */
  readonly encoding?: string;
}

type FoundText = (StreamText & { readonly source: 'stream' }) | (Sidecar & { readonly source: 'sidecar' });

/**
 * The subtitles that come with a video, as far as they are text: its default stream, its other ones, then the files beside it, each
 * within the length of the film. What is left out is reported. Rejects with the faults of the film itself.
 */
export const subtitlesOf = async (tools: Tools, path: string, options: SubtitlesOptions): Promise<readonly Transcript[]> => {
  const { signal, probe, report = () => undefined } = options;
  await reportUnreadStreams(tools, path, options);
  const texts: readonly FoundText[] = [
    ...(await subtitleStreams(tools, path, { ...options, report })).map((text) => ({ ...text, source: 'stream' as const })),
    ...(await sidecarFiles(path, { signal, report })).map((text) => ({ ...text, source: 'sidecar' as const })),
  ];
  const read = await readTexts(texts, { ...options, report, film: path });
  return texts.flatMap((text, index) => {
    const found = read[index];
    if (found === undefined) return [];
    if ('likely' in found) {
      report(new Fault('subtitle/encoding', { path: text.path, likely: found.likely }));
      return [];
    }
    const tracks = found.tracks.length > 0 ? found.tracks : [{ cues: [], leftOut: 0 }];
    return tracks.flatMap(({ cues, leftOut, language: written = '' }) => {
      const language = languageCode(written) ?? text.language;
      if (leftOut > 0) {
        const of = cues.length + leftOut;
        report(new Fault('subtitle/partly-read', { path: text.path, lines: leftOut, of, reason: 'their times make no sense' }));
      }
      const kept = keptCues(cues, { path: text.path, duration: probe.duration, report });
      const { source, kind } = text;
      return kept.length === 0 ? [] : [{ source, ...(language !== undefined && { language }), ...(kind !== undefined && { kind }), cues: kept }];
    });
  });
};

const keptCues = (
  cues: readonly Cue[], { path, duration, report }: { readonly path: string; readonly duration: number; readonly report: (problem: Fault) => void },
): readonly Cue[] => {
  if (cues.length === 0) {
    report(new Fault('subtitle/unread', { path, reason: 'there is no line in them' }));
    return [];
  }
  const { cues: kept, beyond, isOfAnotherCut } = fitToFilm(cues, duration);
  if (isOfAnotherCut) {
    const within = `only ${kept.length} of their ${cues.length} lines lie within the film`;
    report(new Fault('subtitle/unread', { path, reason: `they seem to belong to another cut: ${within}` }));
    return [];
  }
  if (beyond > 0) report(new Fault('subtitle/partly-read', { path, lines: beyond, of: cues.length, reason: 'they stand where the film has ended' }));
  return kept;
};

interface ReadOptions extends SubtitlesOptions {
  readonly report: (problem: Fault) => void;
  readonly film: string;
}

/** All at once; where that fails each by itself, so that one takes no other along. Undefined for those that cannot be read. */
const readTexts = async (texts: readonly FoundText[], options: ReadOptions): Promise<readonly (ReadText | undefined)[]> => {
  try {
    return await readInThread(texts, options);
  } catch (error) {
    if (!isFaultOf(error, 'media/unreadable') && !isFaultOf(error, 'media/timeout')) throw error;
  }
  const read: (ReadText | undefined)[] = [];
  for (const text of texts) {
    try {
      read.push(...(await readInThread([text], options)));
    } catch (error) {
      if (!isFaultOf(error, 'media/unreadable') && !isFaultOf(error, 'media/timeout')) throw error;
      options.report(new Fault('subtitle/unread', { path: text.path, reason: errorMessage(error).replace(/\.$/, '') }, { cause: error }));
      read.push(undefined);
    }
  }
  return read;
};

const readInThread = (texts: readonly FoundText[], { film, signal, probe, encoding, language }: ReadOptions): Promise<readonly ReadText[]> =>
  readCues(texts.map((text) => toRequest(text, language)), {
    path: film, signal,
    ...(probe.video !== undefined && { frameRate: probe.video.frameRate }),
    ...(encoding !== undefined && { encoding }),
  });

/** A file that names no language may be in the one that is spoken; if it is not, its letters are not those of that language. */
const toRequest = ({ bytes, notation, language }: FoundText, spoken: string | undefined): Parameters<typeof readCues>[0][number] => {
  const hint = language ?? spoken;
  return { bytes, notation, ...(hint !== undefined && { language: hint }) };
};

const reportUnreadStreams = async (tools: Tools, path: string, options: SubtitlesOptions): Promise<void> => {
  const { probe, report } = options;
  const unread = (what: string, reason: string): void => report?.(new Fault('subtitle/unread', { path: `${what} in ${path}`, reason }));
  for (const stream of probe.subtitles.filter(({ isText }) => !isText)) {
    unread(streamName(stream), PICTURES[stream.codec] ?? `their codec (${stream.codec}) holds no text`);
  }
  if (await hasClosedCaptions(tools, path, options)) unread('hidden in the picture', 'closed captions (CEA-608, CEA-708) cannot be read yet');
};

const PICTURES: Readonly<Record<string, string>> = {
  hdmv_pgs_subtitle: 'they are pictures (PGS), not text', dvd_subtitle: 'they are pictures (VobSub), not text', dvb_subtitle: 'they are pictures (DVB), not text',
  xsub: 'they are pictures (XSUB), not text', dvb_teletext: 'teletext cannot be read yet',
};

const streamName = ({ index, language }: SubtitleStream): string => `stream ${index + 1}${language === undefined ? '' : ` (${language})`}`;
