import {
  batch, segmentId, type EmbeddedSegment, type Modality, type Passage, type Segment, type SegmentKey,
  type TextEmbedder,
} from '@frameseek/core';
import { guardWrite } from './guard-write.ts';
import type { WriteContext } from './ingest-context.ts';

/** The space that stands in the ids of word segments. */
const WORDS = 'words';

/**
 * Makes passages findable by their words and, where there is an encoder, by their meaning. Throws what `guardWrite` throws,
 * and the faults of the store and the encoder.
 */
export const indexPassages = async (
  context: WriteContext,
  { modality, passages, encoder, origin }: {
    readonly modality: Modality;
    readonly passages: readonly Passage[];
    readonly encoder: TextEmbedder | undefined;
    /** What the passages come from, where passages of one modality that begin at the same time come from several. */
    readonly origin?: string;
  },
): Promise<void> => {
  const { parts: { index }, signal } = context;
  if (passages.length === 0) return;
  const spaceIn = (space: string): string => (origin === undefined ? space : `${space}/${origin}`);
  const segments = passages.map((passage) => toSegment({ videoId: context.video.id, space: spaceIn(WORDS), modality }, passage));
  guardWrite(context);
  await index.upsertWords(segments, { signal });
  if (encoder === undefined) return;
  for await (const group of batch(segments, encoder.maxBatch)) {
    const vectors = await encoder.embedTexts(group.map(({ text = '' }) => text), { as: 'passage', signal });
    const embedded = group.flatMap((segment, i): EmbeddedSegment[] => {
      const vector = vectors[i];
      return vector === undefined ? [] : [{ ...segment, id: segmentId({ ...segment, space: spaceIn(encoder.space.id) }), vector }];
    });
    guardWrite(context);
    await index.upsertVectors(encoder.space, embedded, { signal });
  }
};

const toSegment = (key: Omit<SegmentKey, 'start'>, { start, end, text }: Passage): Segment => ({
  id: segmentId({ ...key, start }),
  videoId: key.videoId,
  modality: key.modality,
  start,
  end,
  at: start,
  text,
});
