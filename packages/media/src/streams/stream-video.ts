import {
  Fault, HLS_SEGMENT_SECONDS, filmRate, frameAt, frameTime,
  type AudioStream, type FrameRate, type HlsSegment, type Probe, type StreamOptions,
} from '@frameseek/core';
import { FFMPEG_ARGS, inputArgs, toolOutput, type Tools } from '../tools/ffmpeg.ts';
import { defaultTrack } from '../probe/default-track.ts';
import { seenPicture, type SeenPicture } from '../frames/seen-picture.ts';
import { pictureStream } from '../probe/picture-stream.ts';
import { isIndexed, seekArgs, timelineArgs } from '../probe/timeline.ts';
import { mp4Fragments } from './mp4-fragments.ts';

/**
 * The video in H.264 and AAC as fragmented MP4 for HLS (RFC 8216), from segment `from` on, encoded as it is pulled: while
 * nobody reads, ffmpeg waits. Every segment begins with an I-frame at the same frame, whichever segment a run begins with.
 * Rejects with `media/no-such-stream` where there is neither picture nor sound, else as `toolOutput` does.
 */
export async function* streamVideo(tools: Tools, path: string, options: StreamOptions): AsyncGenerator<HlsSegment> {
  const { probe, from, signal } = options;
  if (!probe.video && probe.audio.length === 0) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const args = streamArgs(path, { probe, from, seen: await seenPicture(tools, probe) });
  yield* mp4Fragments(toolOutput(tools, { tool: 'ffmpeg', args, path, signal }), from);
}

/** The picture is made no larger than this: two cores must encode faster than it is watched. */
const MAX_SHAPE = { width: 1280, height: 720 };
/** Samples that AAC needs to begin. Everything is this much later, so that no time is below 0. */
const AAC_DELAY = 1024 / 48_000;
/** Seconds; frames that begin this much earlier belong to a segment, for fractions are never exact. */
const ROUNDING = 0.0001;
/** Seconds that are decoded before the beginning where seeking is not exact. */
const MARGIN = 12;

interface Piece extends Pick<StreamOptions, 'probe' | 'from'> {
  readonly seen: SeenPicture;
}

const streamArgs = (path: string, { probe, from, seen }: Piece): string[] => {
  const rate = streamRate(probe);
  const start = firstFrameTime(from, rate);
  const track = defaultTrack(probe.audio);
  const graphs = [...(probe.video ? [pictureGraph(probe, { rate, start, seen })] : []), ...(track ? [soundGraph(probe, track, start)] : [])];
  return [
    ...FFMPEG_ARGS, ...inputs(path, { probe, start, seen }), ...graphs.flatMap((graph) => ['-filter_complex', graph]),
    ...(probe.video ? ['-map', '[v]'] : []), ...(track ? ['-map', '[a]'] : []),
    '-map_chapters', '-1', '-map_metadata', '-1', ...(probe.video ? pictureCodec(start, from) : ['-frag_duration', String(HLS_SEGMENT_SECONDS * 1_000_000)]),
    '-c:a', 'aac', '-b:a', '160k', '-movflags', `empty_moov+default_base_moof+frag_discont${probe.video ? '+frag_keyframe' : ''}`,
    '-output_ts_offset', (start + AAC_DELAY).toFixed(6), '-avoid_negative_ts', 'make_non_negative', '-flush_packets', '1', '-f', 'mp4', 'pipe:1',
  ];
};

/** The file from `start` on; a second time from the end of its picture, where the sound goes on for longer: that picture stands. */
const inputs = (path: string, { probe, start, seen }: Omit<PicturePlace, 'rate'> & { readonly probe: Probe }): string[] => {
  const from = (at: number): string[] => {
    const seek = at <= 0 ? 0 : Math.max(0, at - (isIndexed(probe) ? ROUNDING : MARGIN));
    return [...timelineArgs(probe), '-max_error_rate', '1', ...seen.input, ...seekArgs(probe, seek), ...inputArgs(path)];
  };
  return isBehindPicture(probe, start) ? [...from(start), ...from(Math.max(0, (probe.video?.end ?? 0) - LAST_PICTURES))] : from(start);
};

const isBehindPicture = ({ video }: Probe, start: number): boolean => video?.end !== undefined && start > 0 && start > video.end - LAST_PICTURES;

/** Seconds before the end of the picture from which a run decodes what stands behind it. */
const LAST_PICTURES = 0.5;

const streamRate = ({ video }: Probe): FrameRate => filmRate(video === undefined ? [] : [video]);

/** When the first frame of a segment begins: the first at or after the time of the segment. */
const firstFrameTime = (segment: number, rate: FrameRate): number => {
  const at = segment * HLS_SEGMENT_SECONDS;
  const nearest = frameAt(at, rate);
  return frameTime(frameTime(nearest, rate) < at - ROUNDING ? nearest + 1 : nearest, rate);
};

interface PicturePlace {
  readonly rate: FrameRate;
  readonly start: number;
  readonly seen: SeenPicture;
}

/** At a constant rate, so that every piece can begin with an I-frame; where the sound is longer, the last picture stands. */
const pictureGraph = (probe: Probe, { rate, start, seen }: PicturePlace): string => {
  const { width, height } = probe.video ?? MAX_SHAPE;
  const scale = Math.min(1, MAX_SHAPE.width / Math.max(width, height), MAX_SHAPE.height / Math.min(width, height));
  const [w, h] = [width, height].map((pixels) => Math.max(2, Math.round((pixels * scale) / 2) * 2));
  const fps = `fps=${rate.numerator}/${rate.denominator}`;
  const hold = probe.duration > 0 ? `${fps},tpad=stop=-1:stop_mode=clone,` : '';
  const end = probe.duration > 0 ? `trim=end=${(probe.duration - ROUNDING).toFixed(6)},` : '';
  return `[${isBehindPicture(probe, start) ? 1 : 0}:${pictureStream(probe)}]${[...seen.moving, `scale=${w}:${h}:flags=bilinear`, 'setsar=1', ...seen.scaled, 'format=yuv420p'].join(',')},` +
    `${hold}${fps}:start_time=${start.toFixed(6)},${end}setpts=PTS-STARTPTS[v]`;
};

/**
 * From the start of the piece on, gaps filled with silence. A late beginning is filled only where there is one: when the
 * format of the sound changes, ffmpeg builds this anew and would fill it again.
 */
const soundGraph = ({ video }: Probe, track: AudioStream, start: number): string => {
  const isLate = video === undefined || (track.start ?? Infinity) > start;
  return `[0:a:${track.index}]aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=start=${start.toFixed(6)},` +
    `asetpts=PTS-${start.toFixed(6)}/TB,aresample=async=1${isLate ? ':first_pts=0' : ''}[a]`;
};

/** No I-frame but those that begin segments, and no frame that is decoded before it is shown. */
const pictureCodec = (start: number, from: number): string[] => [
  '-c:v', 'libx264', '-preset', 'superfast', '-crf', '23', '-bf', '0', '-g', '9999', '-sc_threshold', '0',
  '-force_key_frames', `expr:gte(t+${(start + ROUNDING).toFixed(6)},(n_forced+${from})*${HLS_SEGMENT_SECONDS})`,
];
