import { Fault, toAnalysisWindows, type SavedPicture, type AnalysisWindow } from '@frameseek/core';
import { keyframePictures } from '../../library/pictures/picture-files.ts';
import { createThumbnails } from '../../library/pictures/thumbnails.ts';
import { durationOf } from '../duration-of.ts';
import { insightPicture } from '../insight-files.ts';
import type { InsightContext, InsightMaker } from './insight-maker.ts';

const COLUMNS = 6;
/** Pictures: what fits on two printed pages, and what a film that is one shot gets at least. */
const MAX_PICTURES = 60;
const MIN_PICTURES = 12;
const THUMBNAIL_WIDTH = 320;

/** A sheet of pictures in the order of the film: a shot each in a short one, windows of equal length in a long one. */
export const makeStoryboard: InsightMaker<'storyboard'> = async (context) => {
  const { parts, video: { id, path, probe }, signal } = context;
  if (probe.video === undefined) throw new Fault('media/no-such-stream', { path, wanted: 'video' });
  const pictures = await chosen(context);
  await parts.media.storyboard(pictures, { columns: COLUMNS, target: insightPicture(parts, id, 'storyboard'), signal });
  return { by: 'one picture a shot', data: { columns: COLUMNS, times: pictures.map(({ at }) => at) } };
};

/** The kept picture nearest to the middle of each window, none twice. */
const chosen = async (context: InsightContext): Promise<readonly SavedPicture[]> => {
  const { parts, video: { id }, signal } = context;
  const duration = durationOf(context);
  const windows = toAnalysisWindows(parts.catalog.shots(id), duration, { min: duration / MAX_PICTURES, max: duration / MIN_PICTURES });
  const kept = await keyframePictures(parts, id);
  const thumbnail = createThumbnails(parts);
  const found = new Map<string, SavedPicture>();
  for (const window of windows) {
    const at = (window.start + window.end) / 2;
    // Of black windows no picture is kept; here they are part of the film.
    const picture = nearest(window, kept) ?? { at, file: await thumbnail(id, { at, width: THUMBNAIL_WIDTH, signal }) };
    found.set(picture.file, picture);
  }
  return [...found.values()].toSorted((a, b) => a.at - b.at).slice(0, 2 * MAX_PICTURES);
};

const nearest = ({ start, end }: AnalysisWindow, kept: readonly SavedPicture[]): SavedPicture | undefined => {
  const middle = (start + end) / 2;
  return kept.filter(({ at }) => at >= start - 0.001 && at < end).toSorted((a, b) => Math.abs(a.at - middle) - Math.abs(b.at - middle))[0];
};
