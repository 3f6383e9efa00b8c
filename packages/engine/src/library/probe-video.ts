import type { Abortable, Probe, VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { requireVideo } from './require-video.ts';

/** What a video consists of: as the catalog knows it, or probed now where it is not indexed yet. Throws `library/unknown-video`. */
export const probeVideo = async (parts: EngineParts, id: VideoId, { signal }: Abortable): Promise<Probe> => {
  const { probe, path } = requireVideo(parts, id);
  return probe ?? parts.media.probe(path, { signal });
};
