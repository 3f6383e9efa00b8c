import type { VideoStream } from '../domain/video.ts';
import { frameRateOf, framesPerSecond, type FrameRate } from '../time/notation/frame-rate.ts';

/** Frames a second beyond which a film is not made smoother. */
const FASTEST = 60;
/** Slower pictures are slides: their film has several frames for each, so that it can begin and end between two of them. */
const SLOWEST = 12;
/** Where there is no picture. */
const USUAL = 25;

/** Frames a second of the grid on which the frames of a picture lie. */
export const pictureRate = ({ frameRate, gridRate = frameRate }: Pick<VideoStream, 'frameRate' | 'gridRate'>): number => gridRate;

/** The rate of a film that is made of these pictures: that of the fastest, within what players and eyes can follow. */
export const filmRate = (pictures: readonly Pick<VideoStream, 'frameRate' | 'gridRate'>[]): FrameRate => {
  const rates = pictures.map((picture) => frameRateOf(pictureRate(picture)));
  const followed = rates.filter((rate) => framesPerSecond(rate) <= FASTEST + 1);
  const [fastest] = followed.toSorted((a, b) => framesPerSecond(b) - framesPerSecond(a));
  if (fastest === undefined) return { numerator: rates.length === 0 ? USUAL : FASTEST, denominator: 1 };
  const times = Math.ceil(SLOWEST / framesPerSecond(fastest));
  return { numerator: fastest.numerator * times, denominator: fastest.denominator };
};
