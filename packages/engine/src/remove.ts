import { rm } from 'node:fs/promises';
import type { Abortable, VideoId } from '@frameseek/core';
import type { EngineParts } from './engine.ts';
import { pictureFolder } from './pictures.ts';

/** Removes segments, pictures and, last, what the catalog knows: a removal that broke off can be done again. */
export const removeTraces = async (parts: EngineParts, id: VideoId, options: Abortable): Promise<void> => {
  await parts.index.remove(id, options);
  await rm(pictureFolder(parts, id), { recursive: true, force: true });
  parts.catalog.removeVideo(id);
};
