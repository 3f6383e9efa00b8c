import {
  Fault, HLS_SEGMENT_SECONDS, filmRate, frameAt, frameTime,
  type FrameRate, type HlsSegment, type Probe, type StreamOptions,
} from '@frameseek/core';
import { SOUND_RATE, placedSound } from '../audio/placed-sound.ts';
import { FFMPEG_ARGS, inputArgs, toolOutput, type Tools } from '../tools/ffmpeg.ts';
import { defaultTrack } from '../probe/default-track.ts';
import { seenPicture, type SeenPicture } from '../frames/seen-picture.ts';
import { pictureStream } from '../probe/picture-stream.ts';
import { probeFile } from '../probe/probe-file.ts';
import { framesAround } from '../probe/frames-around.ts';
import { SAME_TIME, hasFreeClock, isIndexed, seekArgs, timelineArgs } from '../probe/timeline.ts';
import { mp4Fragments } from './mp4-fragments.ts';

/**
 * The video in H.264 and AAC as fragmented MP4 for HLS (RFC 8216), from segment `from` on, encoded as it is pulled: while
 * nobody reads, ffmpeg waits. Every segment begins with an I-frame at the same frame, whichever segment a run begins with.
 * Rejects with `media/no-such-stream` where there is neither picture nor sound, else as `toolOutput` does.
 */
export async function* streamVideo(tools: Tools, path: string, options: StreamOptions): AsyncGenerator<HlsSegment> {
  const { from, signal } = options;
  const probe = await withClock(tools, path, options);
  if (!probe.video && probe.audio.length === 0) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const rate = filmRate(probe.video === undefined ? [] : [probe.video]);
  const start = firstFrameTime(from, rate);
  const run = { probe, from, rate, start, seen: await seenPicture(tools, probe), seek: await pictureSeek(tools, path, { probe, start, signal }) };
  yield* mp4Fragments(toolOutput(tools, { tool: 'ffmpeg', args: streamArgs(path, run), path, signal }), from);
}

/** Picture and sound are read each for itself, which needs a clock for both; videos that were indexed long ago have none yet. */
const withClock = async (tools: Tools, path: string, { probe, signal }: Pick<StreamOptions, 'probe' | 'signal'>): Promise<Probe> => {
  if (probe.clockStart !== undefined || !hasFreeClock(probe)) return probe;
  const { clockStart } = await probeFile(tools, path, signal);
  return { ...probe, ...(clockStart !== undefined && { clockStart }) };
};

/** The picture is made no larger than this: two cores must encode faster than it is watched. */
const MAX_SHAPE = { width: 1280, height: 720 };
/** Samples that AAC needs to begin. Everything is this much later, so that no time is below 0. */
const AAC_DELAY = 1024 / SOUND_RATE;
/** Seconds; frames that begin this much earlier belong to a segment, for fractions are never exact. */
const ROUNDING = 0.0001;
/** Seconds that are decoded before the beginning of the picture, and of the sound, where seeking is not exact. */
const MARGIN = { picture: 1, sound: 12 };

/** One run of ffmpeg. Seconds. */
interface StreamRun extends Pick<StreamOptions, 'probe' | 'from'> {
  readonly rate: FrameRate;
  /** When its first frame is shown. */
  readonly start: number;
  readonly seen: SeenPicture;
  /** Where the decoding of the picture begins. */
  readonly seek: number;
}

/** When the first frame of a segment begins: the first at or after the time of the segment. */
const firstFrameTime = (segment: number, rate: FrameRate): number => {
  const at = segment * HLS_SEGMENT_SECONDS;
  const nearest = frameAt(at, rate);
  return frameTime(frameTime(nearest, rate) < at - ROUNDING ? nearest + 1 : nearest, rate);
};

/** The I-frame from which on the picture at `start` is decoded; the last one where the picture has ended by then. */
const pictureSeek = async (tools: Tools, path: string, { probe, start, signal }: Pick<StreamOptions, 'probe' | 'signal'> & { readonly start: number }): Promise<number> => {
  if (probe.video === undefined || start <= 0) return 0;
  if (isIndexed(probe)) return start - ROUNDING;
  const at = Math.min(start, probe.video.end ?? Infinity);
  const intra = (await framesAround(tools, path, { probe, at, signal })).findLast((frame) => frame.intra && frame.at <= at + SAME_TIME);
  return intra === undefined ? 0 : intra.at - MARGIN.picture;
};

/** Without an index a seek looks for pictures, and behind the last one it finds nothing. */
const soundSeek = ({ probe, start, seek }: StreamRun): number => {
  if (isIndexed(probe)) return start - ROUNDING;
  return Math.min(start - MARGIN.sound, probe.video === undefined ? Infinity : seek);
};

const streamArgs = (path: string, run: StreamRun): string[] => {
  const { probe, from, start, seek, seen } = run;
  const track = defaultTrack(probe.audio);
  const input = (at: number): string[] => [...timelineArgs(probe), '-max_error_rate', '1', ...seen.input, ...seekArgs(probe, at), ...inputArgs(path)];
  const sound = {
    // Opened for itself, since picture and sound may lie far apart, or one of them end long before the other: ffmpeg learns so only at the end of the file.
    input: track === undefined ? [] : input(soundSeek(run)),
    graph: track === undefined ? [] : [placedSound({ input: probe.video ? 1 : 0, track, start, ...lengthOf(probe, start) })],
  };
  const graphs = [...(probe.video ? [pictureGraph(run)] : []), ...sound.graph];
  return [
    ...FFMPEG_ARGS, ...(probe.video ? input(seek) : []), ...sound.input, ...graphs.flatMap((graph) => ['-filter_complex', graph]),
    ...(probe.video ? ['-map', '[v]'] : []), ...(track ? ['-map', '[a]'] : []),
    '-map_chapters', '-1', '-map_metadata', '-1', ...(probe.video ? pictureCodec(start, from) : ['-frag_duration', String(HLS_SEGMENT_SECONDS * 1_000_000)]),
    '-c:a', 'aac', '-b:a', '160k', '-movflags', `empty_moov+default_base_moof+frag_discont${probe.video ? '+frag_keyframe' : ''}`,
    '-output_ts_offset', (start + AAC_DELAY).toFixed(6), '-avoid_negative_ts', 'make_non_negative', '-flush_packets', '1', '-f', 'mp4', 'pipe:1',
  ];
};

/** Where the picture goes on for longer, silence follows: players wait for sound that does not come. */
const lengthOf = ({ video, duration }: Probe, start: number): { readonly length?: number } =>
  video === undefined || duration <= 0 ? {} : { length: Math.max(0, duration - start) };

/** At a constant rate, so that every piece can begin with an I-frame; where the sound is longer, the last picture stands. */
const pictureGraph = ({ probe, rate, start, seen }: StreamRun): string => {
  const { width, height } = probe.video ?? MAX_SHAPE;
  const scale = Math.min(1, MAX_SHAPE.width / Math.max(width, height), MAX_SHAPE.height / Math.min(width, height));
  const [w, h] = [width, height].map((pixels) => Math.max(2, Math.round((pixels * scale) / 2) * 2));
  const fps = `fps=${rate.numerator}/${rate.denominator}`;
  const hold = probe.duration > 0 ? `${fps},tpad=stop=-1:stop_mode=clone,` : '';
  const end = probe.duration > 0 ? `trim=end=${(probe.duration - ROUNDING).toFixed(6)},` : '';
  return `[0:${pictureStream(probe)}]${[...seen.moving, `scale=${w}:${h}:flags=bilinear`, 'setsar=1', ...seen.scaled, 'format=yuv420p'].join(',')},` +
    `${hold}${fps}:start_time=${start.toFixed(6)},${end}setpts=PTS-STARTPTS[v]`;
};

/** No I-frame but those that begin segments, and no frame that is decoded before it is shown. */
const pictureCodec = (start: number, from: number): string[] => [
  '-c:v', 'libx264', '-preset', 'superfast', '-crf', '23', '-bf', '0', '-g', '9999', '-sc_threshold', '0',
  '-force_key_frames', `expr:gte(t+${(start + ROUNDING).toFixed(6)},(n_forced+${from})*${HLS_SEGMENT_SECONDS})`,
];
