import { frameAt, frameTime, framesPerSecond, placeSpans } from '@frameseek/core';
import { SOUND_RATE, placedSound } from '../audio/placed-sound.ts';
import { inputArgs } from '../tools/ffmpeg.ts';
import { defaultTrack } from '../probe/default-track.ts';
import { pictureStream } from '../probe/picture-stream.ts';
import type { SeenPicture } from '../frames/seen-picture.ts';
import { SAME_TIME, isIndexed, seekArgs, timelineArgs } from '../probe/timeline.ts';
import type { FilmShape } from './film-shape.ts';
import type { PlacedPart } from './place-part.ts';

/** ffmpeg's input and the filters (its "filtergraphs") that make a clip of it, out of the pads `[v]` and `[a]`. */
export interface FilterGraph {
  readonly inputs: readonly string[];
  /** One for the picture and one for the sound: a change of the sound in mid-file makes ffmpeg build its graph anew. */
  readonly graphs: readonly string[];
  readonly maps: readonly string[];
  /** Length of the clip, in seconds. */
  readonly seconds: number;
}

/** Cuts the part out of its file as it is to be seen, and fits it to the shape. */
export const filterGraph = (part: PlacedPart, shape: FilmShape, seen: SeenPicture): FilterGraph => {
  const { path, probe, seek } = part;
  const seconds = clipSeconds(part, shape);
  return {
    inputs: [...timelineArgs(probe), ...seen.input, ...seekArgs(probe, seek), ...inputArgs(path)],
    graphs: [...(shape.picture ? [pictureChain(part, shape.picture, seen)] : []), ...(shape.hasSound ? [soundChain(part, { start: clipStart(part, shape), seconds })] : [])],
    maps: [...(shape.picture ? ['-map', '[v]'] : []), ...(shape.hasSound ? ['-map', '[a]'] : [])],
    seconds,
  };
};

type PictureShape = NonNullable<FilmShape['picture']>;

/** Seconds that a part takes in the film: whole frames where there is a picture, so that picture and sound of every part end together. */
export const clipSeconds = (part: PlacedPart, { picture }: FilmShape): number =>
  picture === undefined ? part.end - part.start : frameTime(frameCount(part, picture), picture.rate);

/** As many as lists and captions count, so that these go with the film. */
const frameCount = (part: PlacedPart, { rate }: PictureShape): number => placeSpans([part], rate)[0]?.end ?? 1;

const pictureChain = (part: PlacedPart, shape: PictureShape, { moving, scaled }: SeenPicture): string => {
  const { width, height, rate } = shape;
  const fps = `${rate.numerator}/${rate.denominator}`;
  const count = frameCount(part, shape);
  const { video } = part.probe;
  if (video === undefined) {
    return `color=c=black:s=${width}x${height}:r=${fps}:d=${frameTime(count, rate).toFixed(6)},setsar=1,format=yuv420p[v]`;
  }
  const start = clipStart(part, { picture: shape, hasSound: false });
  const before = part.first === undefined ? '' : `trim=start=${Math.max(0, part.first - SAME_TIME).toFixed(6)},`;
  // At a constant rate: a frame that began before the part stands in it until the next one comes.
  const earlier = part.first === undefined ? Math.ceil(Math.max(0, start - part.seek) * framesPerSecond(rate)) : 0;
  const cut = `${before}fps=${fps}:start_time=${Math.max(0, start - frameTime(earlier, rate)).toFixed(6)},${endsEarly(part) ? 'tpad=stop=-1:stop_mode=clone,' : ''}` +
    `trim=start_frame=${earlier}:end_frame=${earlier + count},setpts=PTS-STARTPTS`;
  const fit = `scale=${width}:${height}:flags=bicubic:force_original_aspect_ratio=decrease:force_divisible_by=2,` +
    `pad=${width}:${height}:-1:-1:color=black,setsar=1,${[...scaled, 'format=yuv420p'].join(',')}`;
  // Fitting counts pixels, so they are made square first.
  const square = [...moving, `scale=${video.width}:${video.height}:flags=bicubic`, 'setsar=1'].join(',');
  return `[0:${pictureStream(part.probe)}]${square},${cut},${fit}[v]`;
};

/** Whether the last picture stands in the part to its end, as the sound is longer; where the file should have more of them, it is cut short. */
const endsEarly = ({ probe, end }: PlacedPart): boolean => !isIndexed(probe) || (probe.video?.end ?? 0) < end - SAME_TIME;

/**
 * Where on its own time line the clip begins: at the frame of the film that is nearest to the start, as in lists. Where that
 * is one earlier than the first frame to be shown, this one stands a little longer.
 */
const clipStart = ({ start, first }: PlacedPart, { picture }: FilmShape): number => {
  if (picture === undefined || first === undefined) return start;
  const early = Math.max(0, frameAt(first, picture.rate) - frameAt(start, picture.rate));
  return Math.max(0, first - frameTime(early, picture.rate));
};

interface SoundPlace {
  /** Where the clip begins in its file; seconds. */
  readonly start: number;
  readonly seconds: number;
}

const soundChain = ({ probe, end }: PlacedPart, { start, seconds }: SoundPlace): string => {
  const track = defaultTrack(probe.audio);
  if (track === undefined) return `anullsrc=r=${SOUND_RATE}:cl=stereo:d=${seconds.toFixed(6)}[a]`;
  return placedSound({ input: 0, track, start, end, length: seconds });
};
