import { rm } from 'node:fs/promises';
import type { Abortable, VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { fileFault } from '../faults/file-fault.ts';
import { pictureFolder } from './pictures/picture-files.ts';

/**
 * Removes segments, pictures and, last, what the catalog knows: a removal that broke off can be done again. Throws
 * the faults of the store, `file/forbidden` and the like.
 */
export const removeTraces = async (parts: EngineParts, id: VideoId, options: Abortable): Promise<void> => {
  await removeFound(parts, id, options);
  parts.catalog.removeVideo(id);
};

/** Removes what was found in a video and made of it; the video stays, with what people said of it. Throws as `removeTraces` does. */
export const removeContent = async (parts: EngineParts, id: VideoId, options: Abortable): Promise<void> => {
  await removeFound(parts, id, options);
  parts.catalog.forgetContent(id);
};

const removeFound = async (parts: EngineParts, id: VideoId, options: Abortable): Promise<void> => {
  await parts.index.remove(id, options);
  const pictures = pictureFolder(parts, id);
  await rm(pictures, { recursive: true, force: true, maxRetries: 5 }).catch((error: unknown) => {
    throw fileFault(error, pictures, 'write');
  });
};
