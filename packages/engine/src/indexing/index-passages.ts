import {
  batch, segmentId, type EmbeddedSegment, type Modality, type Passage, type Segment, type SegmentKey,
  type TextEmbedder,
} from '@frameseek/core';
import type { OpenGeneration } from '../generations/open-generation.ts';
import type { WriteContext } from './ingest-context.ts';

/** The space that stands in the ids of word segments. */
const WORDS = 'words';

/**
 * Makes passages findable by their words and, where there is an encoder, by their meaning. Throws what `guardWrite` throws,
 * and the faults of the store and the encoder.
 */
export const indexPassages = async (
  context: WriteContext,
  { generation, modality, passages, encoder, origin }: {
    readonly generation: OpenGeneration;
    readonly modality: Modality;
    readonly passages: readonly Passage[];
    readonly encoder: TextEmbedder | undefined;
    /** What the passages come from, where passages of one modality that begin at the same time come from several. */
    readonly origin?: string;
  },
): Promise<void> => {
  const { video, signal } = context;
  const spaceIn = (space: string): string => (origin === undefined ? space : `${space}/${origin}`);
  const segments = passages.map((passage) => toSegment({ videoId: video.id, space: spaceIn(WORDS), modality, generation: generation.number }, passage));
  await generation.writeWords(segments);
  if (encoder === undefined) return;
  for await (const group of batch(segments, encoder.maxBatch)) {
    const vectors = await encoder.embedTexts(group.map(({ text = '' }) => text), { as: 'passage', signal });
    const embedded = group.flatMap((segment, i): EmbeddedSegment[] => {
      const vector = vectors[i];
      return vector === undefined ? [] : [{ ...segment, id: segmentId({ ...segment, space: spaceIn(encoder.space.id) }), vector }];
    });
    await generation.writeVectors(encoder.space, embedded);
  }
};

const toSegment = (key: Required<Omit<SegmentKey, 'start'>>, { start, end, text }: Passage): Segment => ({
  id: segmentId({ ...key, start }),
  videoId: key.videoId,
  modality: key.modality,
  start,
  end,
  at: start,
  text,
  generation: key.generation,
});
