import { Fault, type Abortable, type Jpeg, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import { requireVideo } from '../require-video.ts';

/** JPEG quality, 1 to 100. */
const QUALITY = 80;

/** Which pictures of a video, and how large. */
export interface JpegsRequest extends Abortable {
  /** Seconds, in any order. */
  readonly times: readonly number[];
  /** Pixels; never enlarged. */
  readonly width: number;
}

/**
 * Pictures of a video at these times, ascending. Throws `library/unknown-video`, `media/no-such-stream` where there is no
 * picture, and what decoding throws.
 */
export const jpegsOf = async (parts: EngineParts, id: VideoId, { times, width, signal }: JpegsRequest): Promise<readonly Jpeg[]> => {
  const { path, probe } = requireVideo(parts, id);
  if (probe?.video === undefined) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const pictures: Jpeg[] = [];
  const options = { probe, times: times.toSorted((a, b) => a - b), width, quality: QUALITY, signal };
  for await (const picture of parts.media.jpegs(path, options)) pictures.push(picture);
  return pictures;
};
