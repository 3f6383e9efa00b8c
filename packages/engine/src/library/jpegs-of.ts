import { Fault, type Jpeg, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { JpegsRequest } from './video-view.ts';
import { requireVideo } from './videos.ts';

const QUALITY = 80;

/** Pictures of a video at these times. */
export const jpegsOf = async (parts: EngineParts, id: VideoId, { times, width, signal }: JpegsRequest): Promise<readonly Jpeg[]> => {
  const { path, probe } = requireVideo(parts, id);
  if (probe?.video === undefined) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const pictures: Jpeg[] = [];
  const options = { probe, times: times.toSorted((a, b) => a - b), width, quality: QUALITY, signal };
  for await (const picture of parts.media.jpegs(path, options)) pictures.push(picture);
  return pictures;
};
