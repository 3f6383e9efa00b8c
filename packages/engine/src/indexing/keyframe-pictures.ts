import { keyframeTimes, coveringSize, posterTime, type FrameSize, type Keyframe, type SavedPicture, type SpriteSheet } from '@frameseek/core';
import { isFile } from '../library/is-file.ts';
import { noteCoverColour } from '../library/pictures/cover-colour.ts';
import { keyframeFile, spriteFile } from '../library/pictures/picture-files.ts';
import { writePicture } from '../library/pictures/write-picture.ts';
import type { IngestContext } from './ingest-context.ts';
import { readKeyframes, type KeyframePicture } from './read-keyframes.ts';

/** What kept pictures cover where no image model says which size it wants: as large as those of CLIP. */
const PICTURE_SIZE: FrameSize = { width: 224, height: 224, fit: 'cover' };

/**
 * The pictures that people see: one of each keyframe, where embedding has not kept it already, and the sprite sheet for
 * hover-scrubbing. Does nothing for a video without a picture, or without a scan.
 */
export const makeKeyframePictures = async (context: IngestContext): Promise<void> => {
  const { parts, video: { id, probe }, sampling, signal } = context;
  const scan = parts.catalog.scan(id);
  if (probe.video === undefined || scan === undefined) return;
  const keyframes = keyframeTimes(scan, sampling);
  const missing: Keyframe[] = [];
  for (const keyframe of keyframes) if (!(await isFile(keyframeFile(parts, id, keyframe.at)))) missing.push(keyframe);
  if (missing.length > 0) {
    const { pictures } = readKeyframes(context, missing, { size: coveringSize(probe.video, PICTURE_SIZE) });
    for await (const picture of pictures) await keepKeyframePicture(context, picture);
  }
  if (parts.catalog.sprite(id) !== undefined && missing.length === 0 && (await isFile(spriteFile(parts, id)))) return;
  const kept: SavedPicture[] = [];
  for (const { at } of keyframes) {
    const file = keyframeFile(parts, id, at);
    if (await isFile(file)) kept.push({ at, file });
  }
  const [cover] = kept.toSorted((a, b) => Math.abs(a.at - posterTime(probe.duration)) - Math.abs(b.at - posterTime(probe.duration)));
  if (cover === undefined) return;
  await noteCoverColour(parts, { id }, { file: cover.file, signal });
  const sheet = await writePicture<SpriteSheet>(spriteFile(parts, id), (target) => parts.media.sprite(kept, { probe, target, signal }));
  parts.catalog.putSprite(id, sheet);
};

/** Keeps the picture of a keyframe for people to see. */
export const keepKeyframePicture = async ({ parts, video: { id }, signal }: IngestContext, { keyframe, frame }: KeyframePicture): Promise<void> =>
  writePicture(keyframeFile(parts, id, keyframe.at), (target) => parts.media.savePicture(frame, { target, signal }));
