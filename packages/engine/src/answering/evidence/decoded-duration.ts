import type { VideoId } from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';

/** Seconds of a video that can really be seen; less than its container says where the file is cut short. */
export const decodedDuration = ({ catalog }: EngineParts, id: VideoId): number =>
  catalog.shots(id).at(-1)?.end ?? catalog.video(id)?.probe?.duration ?? 0;
