import { cropCentre, segmentId, type DualEncoder, type EmbeddedSegment, type Frame, type Span } from '@frameseek/core';
import type { OpenGeneration } from '../generations/open-generation.ts';
import type { IngestContext } from '../indexing/ingest-context.ts';
import { keepKeyframePicture } from '../indexing/keyframe-pictures.ts';
import { readKeyframes } from '../indexing/read-keyframes.ts';
import { decodedSize } from '../indexing/stages/visual-stage.ts';

/** Seconds from picture to picture, and where more has come than can be looked at. */
const STEP = 1;
const SPARSE_STEP = 4;
/** Mean difference of two pictures, of 255, up to which they show the same; and seconds after which one is kept all the same. */
const SAME = 2;
const LONGEST = 30;

/** The picture that was made findable last. */
export interface LastSeen {
  readonly frame: Frame;
  readonly segment: EmbeddedSegment;
}

/** A stretch of a recording, as a piece that begins at `start` seconds of it, and how closely it is looked at. */
interface Stretch extends Span {
  readonly pieceStart: number;
  readonly isSparse: boolean;
  readonly last: LastSeen | undefined;
}

/**
 * Makes the pictures of a stretch findable, one a second; a picture that stays the same is one segment that grows. Gives the last one.
 * `context` is of the piece. Throws the faults of the encoder and the store.
 */
export const seeLive = async (
  context: IngestContext, { encoder, generation }: { readonly encoder: DualEncoder; readonly generation: OpenGeneration }, { start, end, pieceStart, isSparse, last }: Stretch,
): Promise<LastSeen | undefined> => {
  const { signal } = context;
  const step = isSparse ? SPARSE_STEP : STEP;
  const times = Array.from({ length: Math.max(1, Math.ceil((end - start) / step)) }, (_, index) => start + index * step);
  const keyframes = times.map((at) => ({ at: at - pieceStart, start: at - pieceStart, end: Math.min(end, at + step) - pieceStart }));
  const { pictures } = readKeyframes(context, keyframes, { size: decodedSize(context, encoder.frameSize), quick: true, intra: isSparse });
  let seen = last;
  const changed: EmbeddedSegment[] = [];
  for await (const { keyframe, frame } of pictures) {
    const span = { start: keyframe.start + pieceStart, end: keyframe.end + pieceStart };
    if (seen !== undefined && span.start - seen.segment.start < LONGEST && difference(seen.frame, frame) <= SAME) {
      seen = { ...seen, segment: { ...seen.segment, end: span.end } };
      changed.push(seen.segment);
      continue;
    }
    const [vector] = await encoder.embedImages([cropCentre(frame, encoder.frameSize)], { signal });
    if (vector === undefined) continue;
    const at = frame.at + pieceStart;
    if (encoder.frameSize.fit === 'cover') await keepKeyframePicture(context, { keyframe: { ...span, at }, frame });
    const key = { videoId: context.video.id, modality: 'visual', start: span.start, generation: generation.number } as const;
    seen = { frame, segment: { ...key, id: segmentId({ ...key, space: encoder.space.id }), end: span.end, at, vector } };
    changed.push(seen.segment);
  }
  // Of one segment that grew the last state counts.
  if (changed.length > 0) await generation.writeVectors(encoder.space, [...new Map(changed.map((segment) => [segment.id, segment])).values()]);
  return seen;
};

/** Mean of the differences of all values of two pictures of one size; pictures of two sizes have nothing in common. */
const difference = (a: Frame, b: Frame): number => {
  if (a.rgb.length !== b.rgb.length) return 255;
  let sum = 0;
  // Every seventh value: all rows and all colours come up, in a seventh of the time.
  for (let index = 0; index < a.rgb.length; index += 7) sum += Math.abs((a.rgb[index] ?? 0) - (b.rgb[index] ?? 0));
  return (sum * 7) / a.rgb.length;
};
