import {
  batch, cropCentre, drain, keyframeTimes, mapConcurrent, perceptualFingerprint, segmentId, coveringSize, type DualEncoder, type EmbeddedSegment,
  type Embedding, type FrameSize,
} from '@frameseek/core';
import { requireScan } from './shots-stage.ts';
import { readKeyframes, type KeyframePicture } from '../read-keyframes.ts';
import { openGeneration } from '../../generations/open-generation.ts';
import type { IndexingStage, StageOutcome } from '../indexing-stage.ts';
import type { IngestContext } from '../ingest-context.ts';
import { keepKeyframePicture } from '../keyframe-pictures.ts';

/** Batches on their way at once: while one is embedded the next is decoded, and no more is held in memory. */
const BATCHES_AT_ONCE = 2;

/** What is seen: keyframes through the image encoder, as vectors into its space. Needs the shots. */
export const visualStage: IndexingStage = {
  name: 'visual',
  plan: async (context) => {
    const { parts: { models }, video, sampling, signal } = context;
    if (video.probe.video === undefined) return { off: 'There is no picture.' };
    const encoder = await models.visual({ signal });
    return { by: `${encoder.space.id}/${sampling}`, space: encoder.space, work: (_, again) => indexVisual(context, encoder, again) };
  },
};

const indexVisual = async (context: IngestContext, encoder: DualEncoder, again: number | undefined): Promise<StageOutcome> => {
  const { parts: { catalog }, video: { id }, sampling, signal, report } = context;
  const scan = requireScan(context);
  const generation = await openGeneration(context, { modality: 'visual', space: encoder.space, again });
  const keyframes = keyframeTimes(scan, sampling);
  const enter = (): void => catalog.keepFingerprints(id, keyframes.map(({ at }) => at));
  if (keyframes.length === 0) return { count: 0, note: 'All of the picture is black.', generation, enter };
  const reader = readKeyframes(context, keyframes, { size: decodedSize(context, encoder.frameSize) });
  let count = 0;
  const embed = async (pictures: readonly KeyframePicture[]): Promise<void> => {
    const inputs = pictures.map(({ frame }) => cropCentre(frame, encoder.frameSize));
    const [vectors] = await Promise.all([encoder.embedImages(inputs, { signal }), keepPictures(context, encoder, pictures)]);
    const segments = pictures.flatMap((picture, i) => toSegment(context, picture, { space: encoder.space.id, generation: generation.number, vector: vectors[i] }));
    await generation.writeVectors(encoder.space, segments);
    catalog.putFingerprints(id, pictures.map(({ keyframe: { at }, frame }) => ({ at, fingerprint: perceptualFingerprint(frame) })));
    count += segments.length;
    report('visual', { done: segments.at(-1)?.end ?? 0, total: scan.duration, count });
  };
  await drain(mapConcurrent(batch(reader.pictures, encoder.maxBatch), BATCHES_AT_ONCE, embed));
  const note = reader.note();
  return { count, generation, enter, ...(note !== undefined && { note }) };
};

/** An encoder that sees the middle gets it from the whole picture, which is kept for people: one decoding serves both. */
export const decodedSize = ({ video }: IngestContext, size: FrameSize): FrameSize =>
  size.fit === 'cover' && video.probe.video !== undefined ? coveringSize(video.probe.video, size) : size;

/** Pictures that were distorted for the encoder are nothing for people; theirs are made afterwards. */
const keepPictures = async (context: IngestContext, { frameSize }: DualEncoder, pictures: readonly KeyframePicture[]): Promise<void> => {
  if (frameSize.fit === 'cover') await Promise.all(pictures.map((picture) => keepKeyframePicture(context, picture)));
};

const toSegment = (
  { video }: IngestContext,
  { keyframe: { start, end, at } }: KeyframePicture,
  { space, generation, vector }: { readonly space: string; readonly generation: number; readonly vector: Embedding | undefined },
): EmbeddedSegment[] => {
  if (vector === undefined) return [];
  const id = segmentId({ videoId: video.id, space, modality: 'visual', start, generation });
  return [{ id, videoId: video.id, modality: 'visual', start, end, at, generation, vector }];
};
