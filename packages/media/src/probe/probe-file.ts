import { Fault, isFaultOf, type AudioStream, type Probe } from '@frameseek/core';
import { basename } from 'node:path';
import type { z } from 'zod';
import { inputArgs, toolText, type Tools } from '../tools/ffmpeg.ts';
import { sourceFile } from '../tools/source-file.ts';
import { cameraSidecar } from './recording/camera-sidecar.ts';
import { locationOf } from './recording/location.ts';
import { timeZoneAt } from './recording/places-around.ts';
import { inZone, recordedAt } from './recording/recorded-at.ts';
import { satelliteFix } from './recording/satellite-fix.ts';
import { choosePicture, toVideo } from './picture-stream.ts';
import { filmMetadata } from './film-metadata.ts';
import { mediaReport, taggedEnd, type RawStream } from './raw-stream.ts';
import { startTimeCode } from './recording/start-time-code.ts';
import { FREE_CLOCK } from './timeline.ts';
import { toSubtitle } from './subtitle-stream.ts';
import { tagOf, type Tags } from './tags.ts';

/**
 * What ffprobe knows of a file without decoding it: seconds, bytes, pixels as they are shown. A file with neither picture nor
 * sound is `media/unreadable`.
 */
export const probeFile = async (tools: Tools, path: string, signal: AbortSignal): Promise<Probe> => {
  const { sizeBytes } = await sourceFile(path);
  const { format, streams, chapters } = parse(path, await ask(tools, path, signal));
  const picture = choosePicture(streams.filter((stream) => stream.codec_type === 'video'));
  const clockStart = FREE_CLOCK.has(format.format_name) ? firstTime(format.start_time, picture?.stream.start_time) : undefined;
  const first = clockStart ?? 0;
  const video = picture && toVideo(path, { ...picture, first });
  const audio = streams.filter((stream) => stream.codec_type === 'audio').map((stream, index) => toAudio(stream, { index, first }));
  if (!video && audio.length === 0) throw new Fault('media/unreadable', { path, reason: 'it holds neither picture nor sound' });
  const tags = fileTags(format.format_name, [format.tags, ...streams.map((stream) => stream.tags)]);
  const camera = await cameraSidecar(path);
  const fix = await satelliteFix(tools, path, { streams, signal });
  const location = locationOf(tags, camera.location ?? fix?.location);
  const told = recordedAt({ tags, name: basename(path), sidecar: camera.recordedAt, satellite: fix?.time });
  const recorded = inZone(told, location && timeZoneAt(location));
  const timeCode = startTimeCode({ formatTags: format.tags, streams, frameRate: video?.frameRate });
  const metadata = filmMetadata(tags, chapters);
  return {
    container: format.format_name,
    duration: Math.max(0, (format.duration ?? longest(streams)) - Math.max(0, first - (format.start_time ?? first))),
    sizeBytes,
    ...(clockStart !== undefined && { clockStart }),
    ...(video && { video }),
    audio,
    subtitles: streams.filter((stream) => stream.codec_type === 'subtitle').map(toSubtitle),
    ...(metadata !== undefined && { metadata }),
    ...(recorded !== undefined && { recordedAt: recorded }),
    ...(location !== undefined && { location }),
    ...(timeCode !== undefined && { timeCode }),
  };
};

/** What the file says of itself. Ogg keeps it with its streams; elsewhere these say only what they are themselves. */
const fileTags = (container: string, [own, ...ofStreams]: readonly Tags[]): Tags =>
  container === 'ogg' ? Object.assign({}, ...ofStreams.toReversed(), own) as Tags : own;

/** Seconds by which the sound may begin before the picture: coders need some samples to begin, and broadcasts are cut anywhere. */
const LEAD = 1;

/** The first picture is at 0 s, as for editing programs; what begins far before it is not lost for that. */
const firstTime = (file: number | undefined, picture: number | undefined): number | undefined =>
  file !== undefined && picture !== undefined && picture - file < LEAD ? picture : file;

const ask = async (tools: Tools, path: string, signal: AbortSignal): Promise<string> => {
  const args = ['-v', 'level+error', '-of', 'json', '-show_format', '-show_streams', '-show_chapters', ...inputArgs(path)];
  try {
    return await toolText(tools, { tool: 'ffprobe', args, path, signal });
  } catch (error) {
    // ffprobe decodes nothing: what breaks here is the file as a whole.
    if (isFaultOf(error, 'media/decode-failed')) throw new Fault('media/unreadable', error.facts, { cause: error });
    throw error;
  }
};

const parse = (path: string, text: string): z.infer<typeof mediaReport> => {
  try {
    return mediaReport.parse(JSON.parse(text));
  } catch (cause) {
    throw new Fault('media/unreadable', { path, reason: 'ffprobe gives no description of it' }, { cause });
  }
};

const isDefault = (stream: RawStream): boolean => stream.disposition?.default === 1;

interface AudioPlace {
  readonly index: number;
  /** Where the clock of the file begins; seconds. */
  readonly first: number;
}

const toAudio = (stream: RawStream, { index, first }: AudioPlace): AudioStream => ({
  index,
  codec: stream.codec_name,
  channels: stream.channels,
  ...(stream.start_time !== undefined && { start: stream.start_time - first }),
  ...languageOf(stream),
  ...titleOf(stream),
  ...(isCommentary(stream) && { isCommentary: true }),
  isDefault: isDefault(stream),
});

const titleOf = ({ tags }: RawStream): { title?: string } => {
  const title = tagOf(tags, 'title')?.trim();
  return title === undefined || title === '' ? {} : { title };
};

/** Marked as such, or called so in one of a few languages. */
const isCommentary = ({ disposition, tags }: RawStream): boolean =>
  disposition?.comment === 1 || disposition?.visual_impaired === 1 || /comment|kommentar|commento|audio ?descri|audiodeskription/i.test(tagOf(tags, 'title') ?? '');

const languageOf = (stream: RawStream): { language?: string } => {
  const language = stream.tags?.['language'];
  return language === undefined || language === 'und' ? {} : { language };
};

const longest = (streams: readonly RawStream[]): number => Math.max(0, ...streams.map((stream) => stream.duration ?? taggedEnd(stream) ?? 0));
