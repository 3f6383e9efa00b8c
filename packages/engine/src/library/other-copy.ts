import { isFault, type Abortable, type FileStamp, type VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { stampIfThere } from './file-stamp.ts';

/** Another file with the content of a video, which is read where it is not as it was. */
export const otherCopy = async (parts: EngineParts, video: Pick<VideoRecord, 'id' | 'path' | 'sizeBytes'>, options: Abortable): Promise<string | undefined> => {
  for (const path of parts.catalog.filesOf(video.id).filter((one) => one !== video.path)) {
    const stamp = await stampIfThere(path);
    if (stamp?.sizeBytes !== video.sizeBytes) continue;
    if (parts.catalog.knownFile(stamp) === video.id || (await holdsSame(parts, { stamp, video, ...options }))) return path;
  }
  return undefined;
};

interface Comparison extends Abortable {
  readonly stamp: FileStamp;
  readonly video: Pick<VideoRecord, 'id'>;
}

/** Whether all of a file is what the video was made of; it is known as it is then. */
const holdsSame = async ({ catalog, media }: EngineParts, { stamp, video: { id }, signal }: Comparison): Promise<boolean> => {
  try {
    const digest = await media.digest(stamp.path, { signal });
    if (digest !== catalog.digestOf(id)) return false;
    catalog.putFile(stamp, id);
    catalog.putDigest(stamp, digest);
    return true;
  } catch (error) {
    if (!isFault(error)) throw error;
    return false;
  }
};
