import { frameRateOf, frameToTimeCode, isDropFrame, sourceNumbering, timeCodeToFrame, type StartTimeCode } from '@frameseek/core';
import { tagOf, type Tags } from '../tags.ts';

/** What ffprobe tells of a stream, as far as time codes go. */
interface CodedStream {
  readonly codec_type?: string | undefined;
  readonly avg_frame_rate?: string | undefined;
  readonly sample_rate?: number | undefined;
  readonly tags?: Tags;
}

/** Everything in a file that may carry the recorder's time code. */
interface TimeCodeSources {
  readonly formatTags: Tags;
  readonly streams: readonly CodedStream[];
  /** Frames a second of the picture; undefined where there is none. */
  readonly frameRate: number | undefined;
}

/** Keys under which cameras and programs name the tape. */
const REEL_TAGS = ['reel_name', 'com.apple.proapps.reel', 'reel', 'tape'];

/**
 * The recorder's time code of the first picture: from QuickTime's `tmcd` track, which knows how many frames it counts a
 * second, else from the tags of picture or file (MXF, Matroska, AVI, DV); of sound alone from the clock of broadcast WAVE
 * (EBU Tech 3285), in frames of 1/25 s.
 */
export const startTimeCode = ({ formatTags, streams, frameRate }: TimeCodeSources): StartTimeCode | undefined => {
  const clock = streams.find(({ codec_type, tags }) => codec_type === 'data' && tagOf(tags, 'timecode') !== undefined);
  const picture = streams.find(({ codec_type, tags }) => codec_type === 'video' && tagOf(tags, 'timecode') !== undefined);
  const text = [clock?.tags, picture?.tags, formatTags].map((tags) => tagOf(tags, 'timecode')).find((found) => found !== undefined);
  const reel = REEL_TAGS.flatMap((name) => [clock?.tags, picture?.tags, formatTags].map((tags) => tagOf(tags, name)?.trim())).find(Boolean);
  const named = reel === undefined ? {} : { reel };
  if (text === undefined) return frameRate === undefined ? soundClock({ formatTags, streams }) : undefined;
  for (const counted of [fractionOf(clock?.avg_frame_rate), frameRate, frameRate === undefined ? undefined : frameRate / 2]) {
    const start = counted === undefined ? undefined : valid(text, counted);
    if (counted !== undefined && start !== undefined) return { start, frameRate: counted, ...named };
  }
  return undefined;
};

/** The time code as SMPTE ST 12-1 writes it; undefined where there is no such one at this rate. */
const valid = (text: string, frameRate: number): string | undefined => {
  if (!(frameRate > 0)) return undefined;
  const code = sourceNumbering(frameRate, { dropFrame: isDropFrame(text) });
  const frame = timeCodeToFrame(text, code);
  return frame === undefined ? undefined : frameToTimeCode(frame, code);
};

/** Frames a second in which the clock of a sound file is told. */
const SOUND_RATE = 25;

/** Broadcast WAVE counts the samples since midnight. */
const soundClock = ({ formatTags, streams }: Pick<TimeCodeSources, 'formatTags' | 'streams'>): StartTimeCode | undefined => {
  const samples = Number(tagOf(formatTags, 'time_reference') ?? 0);
  const rate = streams.find(({ codec_type }) => codec_type === 'audio')?.sample_rate ?? 0;
  if (!(samples > 0) || !(rate > 0)) return undefined;
  const code = { rate: frameRateOf(SOUND_RATE), nominal: SOUND_RATE, dropFrame: false };
  return { start: frameToTimeCode(Math.round((samples / rate) * SOUND_RATE), code), frameRate: SOUND_RATE };
};

/** `30000/1001` */
const fractionOf = (text: string | undefined): number | undefined => {
  const [over = 0, under = 1] = (text ?? '').split('/').map(Number);
  return over > 0 && under > 0 ? over / under : undefined;
};
