import { MODALITIES, deletionVariants, idInLibrary, normalizeText, type EmbeddedSegment, type GenerationKey, type Segment } from '@frameseek/core';
import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';
import { BM25, DENSE } from './qdrant-layout.ts';

type Point = Schemas['PointStruct'];
type Document = Schemas['Document'];

/** Whose points are meant in a collection that several libraries share. */
export interface Tenant {
  readonly library: string;
  /**
   * Whether it has points from before libraries were told apart, which lie under the ids of their segments. It then keeps to
   * these, so that what is written again takes their place.
   */
  readonly isAdopted: boolean;
}

/** A segment with its vector as a point. */
export const vectorPoint = (segment: EmbeddedSegment, tenant: Tenant): Point => ({
  ...place(segment, tenant),
  vector: { [DENSE]: Array.from(segment.vector) },
});

/** A segment with its words as a point. `plain` holds the words as both stores read them; a text without any has no vector, and is found by no word. */
export const wordPoint = (segment: Segment, tenant: Tenant): Point => {
  const plain = normalizeText(segment.text ?? '').trim();
  const { id, payload } = place(segment, tenant);
  return { id, vector: plain === '' ? {} : { [BM25]: bm25Document(plain) }, payload: { ...payload, plain } };
};

/** A word of the vocabulary. `near` holds the forms that it shares with mistyped ones, since Qdrant compares words only as they are. */
export const vocabularyPoint = (word: string, { library }: Tenant): Point =>
  ({ id: idInLibrary(library, `word/${word}`), vector: {}, payload: { library, word, near: deletionVariants(word) } });

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
  const { text, generation, segment: segmentId, ...segment } = payloadSchema.parse(found);
  return { id: segmentId ?? z.string().parse(id), ...segment, ...(text === undefined ? {} : { text }), ...(generation === undefined ? {} : { generation }) };
};

/** The vector that a point was made of. */
export const readVector = (vector: unknown): Float32Array => Float32Array.from(vectorSchema.parse(vector)[DENSE]);

/** What a point says of the generation that its segment belongs to. */
export const readGeneration = ({ payload: found }: { payload?: unknown }): GenerationKey => {
  const { videoId, modality, generation = 0 } = payloadSchema.pick({ videoId: true, modality: true, generation: true }).parse(found);
  return { videoId, modality, generation };
};

/** The fields of a payload that `readGeneration` needs. */
export const GENERATION_FIELDS = ['videoId', 'modality', 'generation'];
/** Those that `readSegment` needs: a text is long, and stands in a second field. */
export const SEGMENT_PAYLOAD = [...GENERATION_FIELDS, 'segment', 'start', 'end', 'at', 'text'];

const place = (segment: Segment, { library, isAdopted }: Tenant): { readonly id: string; readonly payload: Record<string, unknown> } => {
  const { id, videoId, modality, start, end, at, text, generation = 0 } = segment;
  return {
    id: isAdopted ? id : idInLibrary(library, id),
    payload: {
      library, videoId, modality, start, end, at,
      ...(isAdopted ? { adopted: true } : { segment: id }),
      ...(text !== undefined && { text }),
      ...(generation !== 0 && { generation }),
    },
  };
};

const payloadSchema = z.object({
  videoId: z.string(), modality: z.enum(MODALITIES), start: z.number(), end: z.number(), at: z.number(), text: z.string().optional(),
  generation: z.number().optional(), segment: z.string().optional(),
});
/** Of 256,000 numbers zod would look at each, for a third of the time that reading them takes. */
const vectorSchema = z.object({ [DENSE]: z.custom<ArrayLike<number>>((value) => Array.isArray(value) && value.length > 0) });
