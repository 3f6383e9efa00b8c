import { soundColumns, spectrogramPicture, waveformPicture } from '@frameseek/core';
import { durationOf } from '../duration-of.ts';
import { insightPicture } from '../insight-files.ts';
import type { InsightMaker } from './insight-maker.ts';

/** Pixels: as wide as a large screen is useful for, and as high as a strip under a player. */
const COLUMNS = 1_800;
const WAVEFORM_HEIGHT = 240;

/** Pictures of the sound, drawn from sums that are kept while it goes by: ffmpeg's own would keep hours of it in memory. */
export const makeSound: InsightMaker<'sound'> = async (context) => {
  const { parts, video: { id, path, probe }, signal, report } = context;
  const duration = durationOf(context);
  const sums = soundColumns({ duration, count: COLUMNS });
  for await (const piece of parts.media.audio(path, { probe, signal })) {
    sums.add(piece);
    if (duration > 0) report(piece.start / duration, 'listening');
  }
  const columns = sums.columns();
  await parts.media.draw(waveformPicture(columns, WAVEFORM_HEIGHT), { target: insightPicture(parts, id, 'waveform'), signal });
  await parts.media.draw(spectrogramPicture(columns), { target: insightPicture(parts, id, 'spectrogram'), signal });
  return { by: 'peaks, levels and spectra', data: { pictures: ['waveform', 'spectrogram'] } };
};
