import {
  batch, cropCentre, isFaultOf, keyframeTimes, segmentId, type DualEncoder, type EmbeddedSegment, type GenerationKey, type TextEmbedder,
} from '@frameseek/core';
import { guardWrite } from '../indexing/guard-write.ts';
import type { IngestContext } from '../indexing/ingest-context.ts';
import { readKeyframes } from '../indexing/read-keyframes.ts';
import { decodedSize } from '../indexing/stages/visual-stage.ts';

/** Puts the keyframes of a video into another space, beside the one that answers; gives how many. One that cannot be read any more has none. */
export const fillWithPictures = async (context: IngestContext, { videoId, generation }: GenerationKey, encoder: DualEncoder): Promise<number> => {
  const { parts: { index, catalog }, sampling, signal } = context;
  const scan = catalog.scan(videoId);
  if (scan === undefined) return 0;
  const reader = readKeyframes(context, keyframeTimes(scan, sampling), { size: decodedSize(context, encoder.frameSize) });
  let count = 0;
  for await (const pictures of batch(reader.pictures, encoder.maxBatch)) {
    const vectors = await encoder.embedImages(pictures.map(({ frame }) => cropCentre(frame, encoder.frameSize)), { signal });
    const segments = pictures.flatMap(({ keyframe: { start, end, at } }, i): EmbeddedSegment[] => {
      const vector = vectors[i];
      const segment = { videoId, modality: 'visual', start, end, at, generation } as const;
      return vector === undefined ? [] : [{ ...segment, id: segmentId({ ...segment, space: encoder.space.id }), vector }];
    });
    guardWrite(context);
    await index.upsertVectors(encoder.space, segments, { signal });
    count += segments.length;
  }
  try {
    reader.note();
  } catch (error) {
    if (!isFaultOf(error, 'media/decode-failed')) throw error;
    context.parts.telemetry.log('warn', 'swap.unreadable', { error });
  }
  return count;
};

/** Puts the texts of a video in one modality into another space of sentences; gives how many. */
export const fillWithTexts = async (context: IngestContext, { videoId, modality, generation }: GenerationKey, encoder: TextEmbedder): Promise<number> => {
  const { parts: { index }, signal } = context;
  const texts = (await index.wordsOf(videoId, { signal })).filter((one) => one.modality === modality && (one.generation ?? 0) === generation);
  for await (const group of batch(texts, encoder.maxBatch)) {
    const vectors = await encoder.embedTexts(group.map(({ text = '' }) => text), { as: 'passage', signal });
    const segments = group.flatMap((segment, i): EmbeddedSegment[] => {
      const vector = vectors[i];
      // By the id among the words: texts of several origins may begin at the same time.
      return vector === undefined ? [] : [{ ...segment, id: segmentId({ ...segment, space: `${encoder.space.id}/${segment.id}` }), vector }];
    });
    guardWrite(context);
    await index.upsertVectors(encoder.space, segments, { signal });
  }
  return texts.length;
};
