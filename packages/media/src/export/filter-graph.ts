import { framesPerSecond } from '@frameseek/core';
import { inputArgs } from '../tools/ffmpeg.ts';
import { defaultTrack } from '../probe/default-track.ts';
import { SAME_TIME, seekArgs, timelineArgs } from '../probe/timeline.ts';
import type { FilmShape } from './film-shape.ts';
import type { PlacedPart } from './place-part.ts';

/** ffmpeg's inputs and the filters (its "filtergraph") that make one film of them, out of the pads `[v]` and `[a]`. */
export interface FilterGraph {
  readonly inputs: readonly string[];
  readonly graph: string;
  readonly maps: readonly string[];
  /** Length of the film, in seconds. */
  readonly seconds: number;
}

/** Samples a second of the sound of all clips. */
const RATE = 48_000;

/** Cuts every part out of its file, fits it to the shape, and joins them in order. */
export const filterGraph = (parts: readonly PlacedPart[], shape: FilmShape): FilterGraph => {
  const chains = parts.flatMap((part, index) => [...pictureChain(part, index, shape), ...soundChain(part, index, shape)]);
  const pads = parts.map((_, index) => `${shape.picture ? `[v${index}]` : ''}${shape.hasSound ? `[a${index}]` : ''}`).join('');
  const outs = [...(shape.picture ? ['[v]'] : []), ...(shape.hasSound ? ['[a]'] : [])];
  const joined = `${pads}concat=n=${parts.length}:v=${shape.picture ? 1 : 0}:a=${shape.hasSound ? 1 : 0}${outs.join('')}`;
  return {
    inputs: parts.flatMap(({ path, probe, seek }) => [...timelineArgs(probe), ...seekArgs(probe, seek), ...inputArgs(path)]),
    graph: [...chains, joined].join(';'),
    maps: outs.flatMap((pad) => ['-map', pad]),
    seconds: parts.reduce((sum, part) => sum + partSeconds(part, shape), 0),
  };
};

/** A whole number of frames where there is a picture, so that picture and sound of every part end together. */
const partSeconds = (part: PlacedPart, shape: FilmShape): number => {
  if (shape.picture === undefined) return part.end - part.start;
  return frameCount(part, shape.picture) / framesPerSecond(shape.picture.rate);
};

/** Frames that begin before the end. */
const frameCount = ({ start, end }: PlacedPart, { rate }: NonNullable<FilmShape['picture']>): number =>
  Math.max(1, Math.ceil((end - start - SAME_TIME) * framesPerSecond(rate)));

const pictureChain = (part: PlacedPart, index: number, { picture }: FilmShape): string[] => {
  if (picture === undefined) return [];
  const { width, height, rate } = picture;
  const fps = `${rate.numerator}/${rate.denominator}`;
  const seconds = part.end - part.start;
  if (part.probe.video === undefined) {
    return [`color=c=black:s=${width}x${height}:r=${fps}:d=${seconds.toFixed(6)},setsar=1,format=yuv420p[v${index}]`];
  }
  // At a constant rate: a frame that began before the part stands in it until the next one comes.
  const cut = `fps=${fps}:start_time=${part.start.toFixed(6)},setpts=PTS-STARTPTS,trim=end_frame=${frameCount(part, picture)}`;
  const fit = `scale=${width}:${height}:flags=bicubic:force_original_aspect_ratio=decrease:force_divisible_by=2,` +
    `pad=${width}:${height}:-1:-1:color=black,setsar=1,format=yuv420p`;
  return [`[${index}:V:0]${squarePixels(part)}${cut},${fit}[v${index}]`];
};

/** Fitting counts pixels, so they are made square first. */
const squarePixels = ({ probe: { video } }: PlacedPart): string =>
  video === undefined ? '' : `scale=${video.width}:${video.height}:flags=bicubic,setsar=1,`;

const soundChain = (part: PlacedPart, index: number, shape: FilmShape): string[] => {
  if (!shape.hasSound) return [];
  const seconds = partSeconds(part, shape).toFixed(6);
  const track = defaultTrack(part.probe.audio);
  if (track === undefined) return [`anullsrc=r=${RATE}:cl=stereo:d=${seconds}[a${index}]`];
  const [start, end] = [part.start.toFixed(6), part.end.toFixed(6)];
  return [
    `[${index}:a:${track.index}]aresample=${RATE},aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=start=${start}:end=${end},` +
    `asetpts=PTS-${start}/TB,aresample=async=1:first_pts=0,apad,atrim=end=${seconds}[a${index}]`,
  ];
};
