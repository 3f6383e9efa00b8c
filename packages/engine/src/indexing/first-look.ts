import { batch, cropCentre, drain, mapConcurrent, segmentId, type DualEncoder, type EmbeddedSegment, type Keyframe } from '@frameseek/core';
import { ifAvailable } from '../faults/missing-model.ts';
import { openGeneration } from '../generations/open-generation.ts';
import type { IngestContext } from './ingest-context.ts';
import { readKeyframes, type KeyframePicture } from './read-keyframes.ts';
import { decodedSize } from './stages/visual-stage.ts';

/** Seconds from which a film gets a first look: a shorter one is looked at as a whole about as soon. */
const LONG = 20 * 60;
/** Pictures of a first look: to seek, decode and embed so many takes two cores somewhat more than half a minute, however long the film is. */
const MOST = 200;
/** Seconds between two of them at least: more would cost as much as looking at all. */
const CLOSEST = 15;
/** Batches on their way at once, as in the look at the whole. */
const BATCHES_AT_ONCE = 2;

/**
 * Makes a long new film searchable before it is looked at as a whole: I-frames spread evenly over it answer until the keyframes
 * of its shots take their place. Does nothing for a film that answers already, or without a model of pictures; what cannot be decoded
 * is left to the look at the whole to tell. Throws the faults of the store.
 */
export const firstLook = async (context: IngestContext): Promise<void> => {
  const { parts: { catalog, models, store: libraryStore, telemetry }, video: { id, probe }, signal } = context;
  if (probe.video === undefined || probe.duration < LONG) return;
  const store = await libraryStore.identity({ signal });
  if (catalog.currentGeneration(store, { videoId: id, modality: 'visual' }) !== undefined) return;
  const encoder = await ifAvailable(models.visual({ signal }));
  if (encoder === undefined) return;
  await telemetry.span('index.first-look', { mediaSeconds: probe.duration }, async (note) => note({ count: await lookAt(context, encoder) }));
};

const lookAt = async (context: IngestContext, encoder: DualEncoder): Promise<number> => {
  const { parts: { catalog }, video: { id, probe: { duration } }, signal } = context;
  const generation = await openGeneration(context, { modality: 'visual', space: encoder.space });
  const reader = readKeyframes(context, evenly(duration), { size: decodedSize(context, encoder.frameSize), quick: true, intra: true });
  let count = 0;
  const embed = async (pictures: readonly KeyframePicture[]): Promise<void> => {
    const vectors = await encoder.embedImages(pictures.map(({ frame }) => cropCentre(frame, encoder.frameSize)), { signal });
    await generation.writeVectors(encoder.space, pictures.flatMap(({ keyframe: { start, end }, frame: { at } }, i): EmbeddedSegment[] => {
      const vector = vectors[i];
      const segment = { videoId: id, modality: 'visual', start, generation: generation.number } as const;
      return vector === undefined ? [] : [{ ...segment, id: segmentId({ ...segment, space: encoder.space.id }), end, at, vector }];
    }));
    count += pictures.length;
  };
  await drain(mapConcurrent(batch(reader.pictures, encoder.maxBatch), BATCHES_AT_ONCE, embed));
  if (count > 0) catalog.atomically(() => generation.commit());
  return count;
};

/** Stretches of equal length (seconds), each asked for its middle. */
const evenly = (duration: number): readonly Keyframe[] => {
  const count = Math.min(MOST, Math.floor(duration / CLOSEST));
  const at = (part: number): number => (part * duration) / count;
  return Array.from({ length: count }, (_, part) => ({ start: at(part), end: at(part + 1), at: at(part + 0.5) }));
};
