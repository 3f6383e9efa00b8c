import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import {
  Fault, contains, keyframeTimes, wholeSize, type FrameSize, type Keyframe, type SavedPicture, type SpriteSheet, type VideoId,
} from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { ThumbnailRequest } from './video-view.ts';
import { fileFault } from '../faults/file-fault.ts';
import { readKeyframes, type KeyframePicture } from '../indexing/read-keyframes.ts';
import type { IngestContext } from '../indexing/ingest-context.ts';

/** ffmpeg processes for thumbnails at one time: a page of results asks for dozens at once. */
const MAX_CONCURRENCY = 2;
/** Width in pixels of a thumbnail that is asked for without one and that indexing has not kept. */
const USUAL_WIDTH = 400;
/** What kept pictures cover where no image model says which size it wants: as large as those of CLIP. */
const PICTURE_SIZE: FrameSize = { width: 224, height: 224, fit: 'cover' };
/** Names of pictures are whole milliseconds. */
const ROUNDING = 0.001;

/** Everything in it can be made again. */
export const pictureFolder = ({ settings }: EngineParts, id: VideoId): string => join(settings.picturesFolder, id);

export const spriteFile = (parts: EngineParts, id: VideoId): string => join(pictureFolder(parts, id), 'sprite.jpg');

/** Where the picture of the keyframe at `at` is kept. */
export const keyframeFile = (parts: EngineParts, id: VideoId, at: number): string =>
  join(pictureFolder(parts, id), `k${Math.round(at * 1000)}.jpg`);

/**
 * Gives thumbnails: without a width the picture of the keyframe that stands for the time, which indexing has kept; with a
 * width the exact picture, made at the first call.
 */
export const createThumbnails = (parts: EngineParts): ((id: VideoId, request: ThumbnailRequest) => Promise<string>) => {
  const limit = pLimit(MAX_CONCURRENCY);
  return async (id, { at, width, signal }) => {
    const video = parts.catalog.video(id);
    if (video === undefined) throw new Fault('library/unknown-video', { id });
    const kept = width === undefined ? await keptPicture(parts, id, at) : undefined;
    if (kept !== undefined) return kept;
    const file = join(pictureFolder(parts, id), `${Math.round(at * 1000)}-${width ?? USUAL_WIDTH}.jpg`);
    if (await exists(file)) return file;
    await limit(async () => {
      signal.throwIfAborted();
      if (await exists(file)) return;
      await write(file, (target) => parts.media.thumbnail(video.path, { at, width: width ?? USUAL_WIDTH, target, signal }));
    });
    return file;
  };
};

/** The kept picture nearest to `at` within its shot. */
const keptPicture = async (parts: EngineParts, id: VideoId, at: number): Promise<string | undefined> => {
  const shot = parts.catalog.shots(id).find((one) => contains(one, at));
  const kept = await keptPictures(parts, id);
  const near = shot === undefined ? kept : kept.filter((one) => one.at >= shot.start - ROUNDING && one.at < shot.end);
  return near.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0]?.file;
};

/** The pictures of keyframes that are kept of a video, in no order. */
export const keptPictures = async (parts: EngineParts, id: VideoId): Promise<readonly SavedPicture[]> => {
  const folder = pictureFolder(parts, id);
  const names = await namesIn(folder);
  return names.flatMap((name) => {
    const ms = /^k(\d+)\.jpg$/.exec(name)?.[1];
    return ms === undefined ? [] : [{ at: Number(ms) / 1000, file: join(folder, name) }];
  });
};

/**
 * The pictures that people see: one of each keyframe, where embedding has not kept it already, and the sheet of small
 * ones for hover-scrubbing.
 */
export const makePictures = async (context: IngestContext): Promise<void> => {
  const { parts, video: { id, probe }, sampling, signal } = context;
  const scan = parts.catalog.scan(id);
  if (probe.video === undefined || scan === undefined) return;
  const keyframes = keyframeTimes(scan, sampling);
  const missing: Keyframe[] = [];
  for (const keyframe of keyframes) if (!(await exists(keyframeFile(parts, id, keyframe.at)))) missing.push(keyframe);
  if (missing.length > 0) {
    const { pictures } = readKeyframes(context, missing, wholeSize(probe.video, PICTURE_SIZE));
    for await (const picture of pictures) await keepPicture(context, picture);
  }
  if (parts.catalog.sprite(id) !== undefined && missing.length === 0 && (await exists(spriteFile(parts, id)))) return;
  const kept: SavedPicture[] = [];
  for (const { at } of keyframes) {
    const file = keyframeFile(parts, id, at);
    if (await exists(file)) kept.push({ at, file });
  }
  if (kept.length === 0) return;
  const sheet = await write<SpriteSheet>(spriteFile(parts, id), (target) => parts.media.sprite(kept, { probe, target, signal }));
  parts.catalog.putSprite(id, sheet);
};

/** Keeps the picture of a keyframe for people to see. */
export const keepPicture = async ({ parts, video: { id }, signal }: IngestContext, { keyframe, frame }: KeyframePicture): Promise<void> =>
  write(keyframeFile(parts, id, keyframe.at), (target) => parts.media.savePicture(frame, { target, signal }));

/** Written beside and renamed, so that nobody is served half a picture. */
const write = async <T>(file: string, make: (target: string) => Promise<T>): Promise<T> => {
  const target = join(dirname(file), `.${randomUUID()}.jpg`);
  try {
    await mkdir(dirname(file), { recursive: true });
    const made = await make(target);
    await rename(target, file);
    return made;
  } catch (error) {
    throw fileFault(error, file, 'write');
  } finally {
    await rm(target, { force: true });
  }
};

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder);
  } catch (error) {
    if (fileFault(error, folder) instanceof Fault) return [];
    throw error;
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
