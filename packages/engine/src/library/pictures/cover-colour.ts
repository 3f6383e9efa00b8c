import { isFault, meanColour, type Abortable, type VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';

/** Pixels in a row and in a column of what is averaged. */
const SIDE = 4;

interface Cover extends Abortable {
  /** Path of the JPEG that stands for the video. */
  readonly file: string;
}

/** Notes the mean colour of the picture that stands for a video, where none is known. A picture that cannot be read has none: that is no failure of what it is shown for. */
export const noteCoverColour = async ({ catalog, media, telemetry }: EngineParts, { id, colour }: Pick<VideoRecord, 'id' | 'colour'>, { file, signal }: Cover): Promise<void> => {
  if (colour !== undefined) return;
  try {
    catalog.putCoverColour(id, meanColour(await media.pictureFrame(file, { size: { width: SIDE, height: SIDE, fit: 'stretch' }, signal })));
  } catch (error) {
    if (!isFault(error)) throw error;
    telemetry.log('debug', 'cover.unread', { videoId: id, error });
  }
};
