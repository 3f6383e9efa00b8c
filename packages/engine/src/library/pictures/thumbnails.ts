import { join } from 'node:path';
import pLimit from 'p-limit';
import { contains, posterTime, type Abortable, type Probe, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import { isFile } from '../is-file.ts';
import { noteCoverColour } from './cover-colour.ts';
import { keyframePictures, pictureFolder } from './picture-files.ts';
import { PictureCache } from './picture-cache.ts';
import { requireVideo } from '../require-video.ts';
import { writePicture } from './write-picture.ts';

/** ffmpeg processes for thumbnails at one time: a page of results asks for dozens at once. */
const MAX_CONCURRENCY = 2;
/** Width in pixels of a thumbnail that is asked for without one and that indexing has not kept. */
const USUAL_WIDTH = 400;
/** Seconds: names of pictures are whole milliseconds. */
const ROUNDING = 0.001;

/** Which picture of a video. */
export interface ThumbnailRequest extends Abortable {
  /** Seconds. */
  readonly at: number;
  /** Pixels; absent: as wide as the kept pictures are. */
  readonly width?: number;
  /** Seconds that a kept picture may be off; absent: any of the same shot will do. */
  readonly within?: number;
}

/**
 * Gives the path of a JPEG: without a width the picture of the keyframe that stands for the time, which indexing has kept, if it
 * is near enough; else the exact picture, made at the first call and kept until others need the room. Throws `library/unknown-video`, and what reading the video throws.
 */
export const createThumbnails = (parts: EngineParts, cache = new PictureCache(parts.settings.picturesFolder)): ((id: VideoId, request: ThumbnailRequest) => Promise<string>) => {
  const limit = pLimit(MAX_CONCURRENCY);
  return async (id, { at: asked, width, within = Infinity, signal }) => {
    const video = requireVideo(parts, id);
    const { path, probe } = video;
    // Behind the end there is the last picture alone, however far behind.
    const at = probe !== undefined && probe.duration > 0 ? Math.min(asked, probe.duration) : asked;
    const kept = width === undefined ? await keyframePicture(parts, id, { at, within }) : undefined;
    if (kept !== undefined) {
      // Of films that were indexed before colours were.
      if (video.colour === undefined && isCover(at, probe)) await limit(() => noteCoverColour(parts, video, { file: kept, signal }));
      return kept;
    }
    const file = join(pictureFolder(parts, id), `${Math.round(at * 1000)}-${width ?? USUAL_WIDTH}.jpg`);
    if (await isFile(file)) {
      await cache.use(file);
      return file;
    }
    await limit(async () => {
      signal.throwIfAborted();
      if (await isFile(file)) return;
      await writePicture(file, (target) => parts.media.thumbnail(path, { at, width: width ?? USUAL_WIDTH, target, signal }));
      await cache.use(file);
    });
    return file;
  };
};

/** Whether the picture at `at` stands for the film. */
const isCover = (at: number, probe: Probe | undefined): boolean => probe !== undefined && Math.abs(at - posterTime(probe.duration)) < ROUNDING;

/** The kept picture nearest to `at` within its shot, if it is near enough. */
const keyframePicture = async (parts: EngineParts, id: VideoId, { at, within }: Required<Pick<ThumbnailRequest, 'at' | 'within'>>): Promise<string | undefined> => {
  const shot = parts.catalog.shots(id).find((one) => contains(one, at));
  const kept = await keyframePictures(parts, id);
  const near = shot === undefined ? kept : kept.filter((one) => one.at >= shot.start - ROUNDING && one.at < shot.end);
  const nearest = near.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0];
  return nearest !== undefined && Math.abs(nearest.at - at) <= within ? nearest.file : undefined;
};
