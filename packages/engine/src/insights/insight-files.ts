import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Insight, VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { pictureFolder } from '../library/pictures/picture-files.ts';

/** Name of a picture that insights consist of. */
export type InsightPicture = 'storyboard' | 'waveform' | 'spectrogram';

/** Where a picture of an insight is kept, as a PNG. */
export const insightPicture = (parts: EngineParts, id: VideoId, picture: InsightPicture): string =>
  join(pictureFolder(parts, id), `${picture}.png`);

/** Removes the pictures of an insight. */
export const removeInsightPictures = async (parts: EngineParts, id: VideoId, insight: Insight): Promise<void> => {
  for (const picture of picturesOf(insight)) await rm(insightPicture(parts, id, picture), { force: true });
};

const picturesOf = ({ kind }: Insight): readonly InsightPicture[] => {
  if (kind === 'storyboard') return ['storyboard'];
  return kind === 'sound' ? ['waveform', 'spectrogram'] : [];
};
