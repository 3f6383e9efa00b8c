import { batch, segmentId, type EmbeddedSegment, type Modality, type Passage, type Segment, type TextEncoder } from '@frameseek/core';
import { guardWrite } from './guard-write.ts';
import type { IngestContext } from './stage.ts';

/** The space that stands in the ids of word segments. */
const WORDS = 'words';

/** Makes passages findable by their words and, where there is an encoder, by their meaning. */
export const indexPassages = async (
  context: IngestContext,
  { modality, passages, encoder }: {
    readonly modality: Modality;
    readonly passages: readonly Passage[];
    readonly encoder: TextEncoder | undefined;
  },
): Promise<void> => {
  const { parts: { index }, signal } = context;
  if (passages.length === 0) return;
  const segments = passages.map((passage) => toSegment(context, modality, passage));
  guardWrite(context);
  await index.upsertWords(segments, { signal });
  if (encoder === undefined) return;
  for await (const group of batch(segments, encoder.maxBatch)) {
    const vectors = await encoder.embedTexts(group.map(({ text = '' }) => text), { as: 'passage', signal });
    const embedded = group.flatMap((segment, i): EmbeddedSegment[] => {
      const vector = vectors[i];
      return vector === undefined ? [] : [{ ...segment, id: segmentId({ ...segment, space: encoder.space.id }), vector }];
    });
    guardWrite(context);
    await index.upsertVectors(encoder.space, embedded, { signal });
  }
};

const toSegment = ({ video }: IngestContext, modality: Modality, { start, end, text }: Passage): Segment => ({
  id: segmentId({ videoId: video.id, space: WORDS, modality, start }),
  videoId: video.id,
  modality,
  start,
  end,
  at: start,
  text,
});
