import type { AudioStream } from '@frameseek/core';

/** Samples a second of the sound of clips and streams. */
export const SOUND_RATE = 48_000;

/** Which stretch of a track is wanted. Seconds. */
interface SoundStretch {
  /** Index of ffmpeg's input. */
  readonly input: number;
  readonly track: AudioStream;
  readonly start: number;
  /** Where it ends in its file; absent: where the sound does. */
  readonly end?: number;
  /** How long it becomes; absent: as long as there is sound. */
  readonly length?: number;
}

/** Seconds: by so much a track may begin later than the container says. */
const LATER = 1;
/** Later than any film begins, for tracks of which it is not known. */
const ANY_TIME = 1e9;

/**
 * The filters that cut a stretch of sound out, up to the pad `[a]`: in stereo at 48 kHz, every sample where its own time says,
 * with silence in gaps, before a late beginning and, up to the length, behind the end.
 *
 * When the format of the sound changes in mid-file, ffmpeg builds its filters anew, and `first_pts`, which fills up to the first
 * sample, would fill up to the first one of the new sound again. So the first frame of a late beginning (some 30 ms) is put at
 * 0 s as silence, and `async` fills from there; a frame that comes first later on, in filters built anew, keeps its time.
 */
export const placedSound = ({ input, track, start, end, length }: SoundStretch): string => {
  const from = start.toFixed(6);
  const cut = `atrim=start=${from}${end === undefined ? '' : `:end=${end.toFixed(6)}`}`;
  const late = (track.start ?? ANY_TIME) - start;
  const placed = late > 0
    ? `asetpts='if(eq(N\\,0)*lt(T-${from}\\,${(late + LATER).toFixed(6)})\\,0\\,PTS-${from}/TB)',volume=0:enable='eq(t\\,0)'`
    : `asetpts=PTS-${from}/TB`;
  const whole = length === undefined ? '' : `,apad,atrim=end=${length.toFixed(6)}`;
  return `[${input}:a:${track.index}]aresample=${SOUND_RATE},aformat=sample_fmts=fltp:channel_layouts=stereo,${cut},${placed},aresample=async=1${whole}[a]`;
};
