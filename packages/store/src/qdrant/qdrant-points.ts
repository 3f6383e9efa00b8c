import { MODALITIES, isFuzzyMatchable, deletionVariants, normalizeText, tokenize, type EmbeddedSegment, type GenerationKey, type Segment } from '@frameseek/core';
import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';

type Point = Schemas['PointStruct'];
type Document = Schemas['Document'];

/** Name of the vector of a segment in a collection. */
export const DENSE = 'dense';
/** Name of its sparse vector of words. */
export const BM25 = 'bm25';

/** A segment with its vector as a point. */
export const vectorPoint = (segment: EmbeddedSegment): Point => ({
  id: segment.id,
  vector: { [DENSE]: Array.from(segment.vector) },
  payload: payload(segment),
});

/**
 * A segment with its words as a point. `plain` holds the words as both stores read them; a text without any has no vector, and is found by no word. `near` holds
 * the forms that its words share with mistyped ones, since Qdrant compares words only as they are.
 */
export const wordPoint = (segment: Segment): Point => {
  const plain = normalizeText(segment.text ?? '').trim();
  return {
    id: segment.id,
    vector: plain === '' ? {} : { [BM25]: bm25Document(plain) },
    payload: { ...payload(segment), plain, near: [...new Set(tokenize(plain).filter(isFuzzyMatchable).flatMap(deletionVariants))] },
  };
};

/** Words for the server to weigh. The text is plain already, hence the tokenizer; all words count, also common ones. */
export const bm25Document = (plain: string): Document => ({
  text: plain,
  model: 'qdrant/bm25',
  options: {
    language: 'english', tokenizer: 'whitespace', ascii_folding: true, stopwords: { languages: [], custom: [] },
    avg_len: USUAL_WORDS,
  },
});

/** Words that a passage usually has; BM25 weighs down texts that are longer. */
const USUAL_WORDS = 30;

/** The segment that a point was made of. */
export const readSegment = ({ id, payload: found }: { id: unknown; payload?: unknown }): Segment => {
  const { text, generation, ...segment } = payloadSchema.parse(found);
  return { id: z.string().parse(id), ...segment, ...(text === undefined ? {} : { text }), ...(generation === undefined ? {} : { generation }) };
};

/** The vector that a point was made of. */
export const readVector = (vector: unknown): Float32Array => Float32Array.from(vectorSchema.parse(vector)[DENSE]);

/** What a point says of the generation that its segment belongs to. */
export const readGeneration = ({ payload: found }: { payload?: unknown }): GenerationKey => {
  const { videoId, modality, generation = 0 } = payloadSchema.pick({ videoId: true, modality: true, generation: true }).parse(found);
  return { videoId, modality, generation };
};

const payload = ({ videoId, modality, start, end, at, text, generation = 0 }: Segment): Record<string, unknown> => ({
  videoId, modality, start, end, at, ...(text === undefined ? {} : { text }), ...(generation === 0 ? {} : { generation }),
});

const payloadSchema = z.object({
  videoId: z.string(), modality: z.enum(MODALITIES), start: z.number(), end: z.number(), at: z.number(), text: z.string().optional(),
  generation: z.number().optional(),
});
const vectorSchema = z.object({ [DENSE]: z.array(z.number()) });
