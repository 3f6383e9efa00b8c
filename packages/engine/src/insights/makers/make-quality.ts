import { durationOf } from '../duration-of.ts';
import type { InsightMaker } from './insight-maker.ts';

/** Flaws of picture and sound, and how loud it is, by ffmpeg's own detectors. */
export const makeQuality: InsightMaker<'quality'> = async (context) => {
  const { parts: { media }, video: { path, probe }, signal, report } = context;
  const duration = durationOf(context);
  const data = await media.quality(path, {
    probe, signal, report: (seconds) => report(duration > 0 ? seconds / duration : 0, 'looking and listening'),
  });
  return { by: 'ffmpeg', data };
};
