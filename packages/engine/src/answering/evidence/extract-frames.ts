import { faultMessage, isFault, type Abortable, type Fault, type Jpeg, type VideoId } from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';

/** Pixels; below it small text is lost, above it a picture costs far more tokens. */
const WIDTH = 512;
const QUALITY = 80;

/** Pictures of a video, and why some are missing. */
export interface ExtractedFrames {
  readonly pictures: readonly Jpeg[];
  readonly note?: string;
}

/**
 * Pictures of a video at these times in seconds, ascending; none where the video is unknown or has no picture. A file that
 * cannot be read now is said to be so: its words still serve. Throws the signal's reason.
 */
export const extractFrames = async (
  { catalog, media }: EngineParts, { videoId, times }: { readonly videoId: VideoId; readonly times: readonly number[] }, { signal }: Abortable,
): Promise<ExtractedFrames> => {
  const video = catalog.video(videoId);
  if (video?.probe?.video === undefined || times.length === 0) return { pictures: [] };
  const pictures: Jpeg[] = [];
  try {
    const options = { probe: video.probe, times: times.toSorted((a, b) => a - b), width: WIDTH, quality: QUALITY, signal };
    for await (const picture of media.jpegs(video.path, options)) pictures.push(picture);
  } catch (error) {
    if (!isFault(error) || !isFileFault(error)) throw error;
    return { pictures, note: `Some pictures of “${video.title}” could not be taken. ${faultMessage(error)}` };
  }
  return { pictures };
};

const isFileFault = ({ code }: Fault): boolean => code.startsWith('file/') || code.startsWith('media/') || code.startsWith('tool/');
