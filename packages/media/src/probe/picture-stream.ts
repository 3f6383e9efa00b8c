import { Fault, frameRateOf, type Probe, type VideoStream } from '@frameseek/core';
import { MAX_PIXELS } from '../tools/ffmpeg.ts';
import { taggedEnd, type RawStream } from './raw-stream.ts';

/** A picture stream and its index among those of the file. */
interface ChosenPicture {
  readonly stream: RawStream;
  readonly index: number;
}

/** Codecs of single pictures, in which cameras and music players keep covers and thumbnails. */
const STILL_CODECS = new Set(['mjpeg', 'png', 'bmp', 'gif', 'webp', 'tiff', 'jpeg2000']);

/** The stream that is the film: no cover, no thumbnail; the one marked as default, else the first. Undefined where there is none. */
export const choosePicture = (pictures: readonly RawStream[]): ChosenPicture | undefined => {
  const films = pictures.map((stream, index) => ({ stream, index })).filter(({ stream }) => !isCover(stream));
  const moving = films.filter(({ stream }) => !isStill(stream));
  const choice = moving.length > 0 ? moving : films;
  return choice.find(({ stream }) => stream.disposition?.default === 1) ?? choice[0];
};

const isCover = ({ disposition }: RawStream): boolean => disposition?.attached_pic === 1 || disposition?.timed_thumbnails === 1;

/** A single picture, which some cameras put in front of the film without a word about it. */
const isStill = (stream: RawStream): boolean => {
  const { codec_name, nb_frames, avg_frame_rate, duration = taggedEnd(stream) } = stream;
  return STILL_CODECS.has(codec_name) && (nb_frames === 1 || ratio(avg_frame_rate) === 0 || (duration !== undefined && duration < A_MOMENT));
};

/** Seconds: shorter than any film that stands beside a picture. */
const A_MOMENT = 0.5;

/** The film's picture among the streams of its file, as ffmpeg and ffprobe are told: `v:1`. */
export const pictureStream = ({ video }: Probe): string => (video?.index === undefined ? 'V:0' : `v:${video.index}`);

/** The stream as a player shows it; `first`: where the clock of the file begins, in seconds. Throws `media/unreadable` where the size of its picture is unknown or too large. */
export const toVideo = (path: string, { stream, index, first }: ChosenPicture & { readonly first: number }): VideoStream => {
  const { width, height } = stream;
  if (width === undefined || height === undefined || width === 0 || height === 0) {
    throw new Fault('media/unreadable', { path, reason: 'the size of its picture is unknown' });
  }
  if (width * height > MAX_PIXELS) throw new Fault('media/unreadable', { path, reason: `its picture of ${width} × ${height} pixels is too large` });
  const rotation = rotationOf(stream);
  const shown = Math.max(1, Math.round(width * (ratio(stream.sample_aspect_ratio) || 1)));
  const upright = rotation % 180 === 0;
  const grid = gridRate(stream);
  const transfer = TRANSFERS[stream.color_transfer ?? ''];
  const end = stream.duration === undefined ? taggedEnd(stream) : (stream.start_time ?? first) - first + stream.duration;
  return {
    codec: stream.codec_name,
    width: upright ? shown : height,
    height: upright ? height : shown,
    rotation,
    frameRate: ratio(stream.avg_frame_rate),
    index,
    ...(grid !== undefined && { gridRate: grid }),
    ...(stream.pix_fmt !== undefined && { pixelFormat: stream.pix_fmt }),
    ...(transfer !== undefined && { transfer }),
    ...(isInterlaced(stream) && { isInterlaced: true }),
    ...(hasAlpha(stream) && { hasAlpha: true }),
    ...(end !== undefined && end > 0 && { end }),
  };
};

/** Clockwise; the display matrix counts the other way, the older `rotate` tag does not. */
const rotationOf = (stream: RawStream): number => {
  const matrix = stream.side_data_list?.find((data) => data.rotation !== undefined)?.rotation;
  const degrees = matrix === undefined ? Number(stream.tags?.['rotate'] ?? 0) : -matrix;
  return Number.isFinite(degrees) ? (((Math.round(degrees / 90) * 90) % 360) + 360) % 360 : 0;
};

/** Share by which the average may miss the rate of the grid where frames come evenly. */
const EVEN = 0.01;
/** Frames a second beyond which a grid is only the clock of the container. */
const FASTEST_GRID = 240;
/** Where frames lie on no grid, they are counted to the millisecond. */
const MILLISECONDS = 1_000;

/** ffprobe's lowest rate at which all timestamps are exact, where that is not the average; undefined where frames come evenly. */
const gridRate = (stream: RawStream): number | undefined => {
  const [average, grid] = [ratio(stream.avg_frame_rate), ratio(stream.r_frame_rate)];
  if (average === 0 || isInterlaced(stream)) return undefined;
  const isEven = Math.abs(grid / average - 1) < EVEN;
  if (grid > 0 && grid <= FASTEST_GRID && !isEven) return grid;
  return frameRateOf(average).denominator === MILLISECONDS ? MILLISECONDS : undefined;
};

const isInterlaced = ({ field_order }: RawStream): boolean => ['tt', 'bb', 'tb', 'bt'].includes(field_order ?? '');

/** As ffprobe names them. */
const TRANSFERS: Readonly<Record<string, VideoStream['transfer']>> = { smpte2084: 'pq', 'arib-std-b67': 'hlg' };

/** Formats whose names end so have a fourth plane. VP8 and VP9 keep it in a stream of its own, which a tag tells of. */
const hasAlpha = ({ pix_fmt = '', tags }: RawStream): boolean =>
  /^(yuva|rgba|bgra|argb|abgr|gbrap|ya)/.test(pix_fmt) || tags?.['alpha_mode'] === '1' || tags?.['ALPHA_MODE'] === '1';

/** Reads `30000/1001` and `4:3`; 0 when it is missing or makes no sense. */
const ratio = (text: string | undefined): number => {
  const [over, under] = (text ?? '').split(/[/:]/).map(Number);
  const value = (over ?? 0) / (under ?? 1);
  return Number.isFinite(value) ? Math.max(0, value) : 0;
};
