import {
  batch, isFault, spanLength, type Abortable, type DualEncoder, type Embedding, type Fault, type Frame, type LookedFrame, type Span, type VideoId,
} from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import { dotProduct } from '../vectors/dot-product.ts';

/** Seconds from frame to frame: an edge is found to about half of that. */
const STEP = 0.25;
/** Frames of one moment; a long one is looked at less densely. */
const MAX_FRAMES = 48;

/** A stretch of a video. */
interface Stretch {
  readonly videoId: VideoId;
  readonly within: Span;
}

/** What is looked for, as a unit vector of the encoder's space. */
interface Sought {
  readonly vector: Embedding;
  readonly encoder: DualEncoder;
}

/**
 * The frames of a stretch, each with its cosine to what is looked for, ascending in time. None of a video that has no picture, or
 * whose file cannot be read now: what was found of it stands as it is. Throws the signal's reason, and what the encoder throws.
 */
export const lookAtFrames = async (
  { parts, signal }: { readonly parts: Pick<EngineParts, 'catalog' | 'media' | 'telemetry'> } & Abortable, { videoId, within }: Stretch, { vector, encoder }: Sought,
): Promise<readonly LookedFrame[]> => {
  const video = parts.catalog.video(videoId);
  if (video?.probe?.video === undefined) return [];
  const frames = readable(parts.media.frames(video.path, { probe: video.probe, times: timesIn(within), size: encoder.frameSize, signal }), (error) =>
    parts.telemetry.log('warn', 'search.unseen', { videoId, error }));
  const looked: LookedFrame[] = [];
  for await (const group of batch(frames, encoder.maxBatch)) {
    const vectors = await encoder.embedImages(group, { signal });
    for (const [index, { at }] of group.entries()) {
      const seen = vectors[index];
      if (seen !== undefined && at < within.end) looked.push({ at, score: dotProduct(seen, vector) });
    }
  }
  return looked;
};

/** Evenly spread, each in the middle of its part of the stretch. */
const timesIn = (within: Span): readonly number[] => {
  const count = Math.min(MAX_FRAMES, Math.max(1, Math.round(spanLength(within) / STEP)));
  return Array.from({ length: count }, (_, index) => within.start + ((index + 0.5) * spanLength(within)) / count);
};

/** What can be read of it; a file that ends early or is gone gives what came before. */
async function* readable(frames: AsyncIterable<Frame>, report: (error: Fault) => void): AsyncGenerator<Frame> {
  try {
    yield* frames;
  } catch (error) {
    if (!isFault(error) || !/^(?:file|media|tool)\//u.test(error.code)) throw error;
    report(error);
  }
}
