import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, type SavedPicture, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import { fileFault } from '../../faults/file-fault.ts';

/** Folder of the pictures of a video. Everything in it can be made again. */
export const pictureFolder = ({ settings }: EngineParts, id: VideoId): string => join(settings.picturesFolder, id);

/** Where the sheet of small pictures for hover-scrubbing is kept. */
export const spriteFile = (parts: EngineParts, id: VideoId): string => join(pictureFolder(parts, id), 'sprite.jpg');

/** Where the picture of the keyframe at `at` seconds is kept, by whole milliseconds. */
export const keyframeFile = (parts: EngineParts, id: VideoId, at: number): string =>
  join(pictureFolder(parts, id), `k${Math.round(at * 1000)}.jpg`);

/** The pictures of keyframes that are kept of a video, in no order. */
export const keyframePictures = async (parts: EngineParts, id: VideoId): Promise<readonly SavedPicture[]> => {
  const folder = pictureFolder(parts, id);
  const names = await namesIn(folder);
  return names.flatMap((name) => {
    const ms = /^k(\d+)\.jpg$/.exec(name)?.[1];
    return ms === undefined ? [] : [{ at: Number(ms) / 1000, file: join(folder, name) }];
  });
};

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (fileFault(error, folder) instanceof Fault) return [];
    throw error;
  }
};
