import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault, type Abortable, type SpriteSheet, type VideoId } from '@frameseek/core';
import type { EngineParts, ThumbnailRequest } from './engine.ts';
import { fileFault } from './file-fault.ts';
import { createLimit } from './limit.ts';
import type { ProbedVideo } from './stage.ts';

/** ffmpeg processes for thumbnails at one time: a page of results asks for dozens at once. */
const MOST_AT_ONCE = 2;

/** Everything in it can be made again. */
export const pictureFolder = ({ settings }: EngineParts, id: VideoId): string => join(settings.picturesFolder, id);

export const spriteFile = (parts: EngineParts, id: VideoId): string => join(pictureFolder(parts, id), 'sprite.jpg');

/** Makes thumbnails, each once. */
export const createThumbnails = (parts: EngineParts): ((id: VideoId, request: ThumbnailRequest) => Promise<string>) => {
  const limit = createLimit(MOST_AT_ONCE);
  return async (id, { at, width, signal }) => {
    const video = parts.catalog.video(id);
    if (video === undefined) throw new Fault('library/unknown-video', { id });
    const file = join(pictureFolder(parts, id), `${Math.round(at * 1000)}-${width}.jpg`);
    if (await exists(file)) return file;
    await limit(async () => {
      signal.throwIfAborted();
      if (await exists(file)) return;
      await write(file, (target) => parts.media.thumbnail(video.path, { at, width, target, signal }));
    });
    return file;
  };
};

/** Makes the sheet of small pictures for hover-scrubbing, unless it is there. */
export const makeSprite = async (parts: EngineParts, video: ProbedVideo, { signal }: Abortable): Promise<void> => {
  const { id, path, probe } = video;
  const file = spriteFile(parts, id);
  if (probe.video === undefined || (parts.catalog.sprite(id) !== undefined && (await exists(file)))) return;
  const sheet = await write<SpriteSheet>(file, (target) => parts.media.sprite(path, { probe, target, signal }));
  parts.catalog.putSprite(id, sheet);
};

/** Written beside and renamed, so that nobody is served half a picture. */
const write = async <T>(file: string, make: (target: string) => Promise<T>): Promise<T> => {
  const target = join(dirname(file), `.${randomUUID()}.jpg`);
  try {
    await mkdir(dirname(file), { recursive: true });
    const made = await make(target);
    await rename(target, file);
    return made;
  } catch (error) {
    throw fileFault(error, file);
  } finally {
    await rm(target, { force: true });
  }
};

const exists = async (file: string): Promise<boolean> => {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (fileFault(error, file) instanceof Fault) return false;
    throw error;
  }
};
