import type { Schemas } from '@qdrant/js-client-rest';
import { z } from 'zod';

/** Name of the vector of a segment in a collection. */
export const DENSE = 'dense';
/** Name of its sparse vector of words. */
export const BM25 = 'bm25';

/** How collections are spread over the nodes of a cluster; absent: as the server does it. They count when a collection is made. */
export interface QdrantSpread {
  /** Parts that each collection is cut into. */
  readonly shards?: number;
  /** Copies that each part has, on as many nodes. */
  readonly replicas?: number;
  /** Copies that must have a write before it counts as done. */
  readonly writeConsistency?: number;
}

/** How one kind of collection is made, and known again. */
export interface QdrantLayout {
  readonly body: Schemas['CreateCollection'];
  /** Payload fields that are indexed, before the first point: what is indexed later is not in the graph. */
  readonly fields: Readonly<Record<string, Schemas['PayloadSchemaParams']>>;
  /** Whether a collection that is there is of this kind, by its `config.params`. */
  readonly params: z.ZodType;
}

/**
 * Vectors of one space. The originals lie on disk; what a search compares first are numbers of 8 bits in memory, a quarter of
 * their size (scalar quantisation), and the best are then compared by the originals.
 */
export const spaceLayout = (dimensions: number): QdrantLayout => ({
  body: {
    vectors: { [DENSE]: { size: dimensions, distance: 'Cosine', on_disk: true } },
    quantization_config: { scalar: { type: 'int8', quantile: QUANTILE, always_ram: true } },
    on_disk_payload: true,
  },
  fields: SEGMENT_FIELDS,
  params: z.object({ vectors: z.object({ [DENSE]: z.object({ size: z.number(), distance: z.literal('Cosine') }) }) }),
});

/** The share of values that the range of 8 bits covers: the few beyond would make it coarse for all. */
const QUANTILE = 0.99;

/** `library` is the tenant: what belongs to one library lies together, and its graph has links of its own. */
const TENANT_FIELDS: QdrantLayout['fields'] = { adopted: { type: 'bool' }, library: { type: 'keyword', is_tenant: true } };

const SEGMENT_FIELDS: QdrantLayout['fields'] = {
  videoId: { type: 'keyword' },
  modality: { type: 'keyword' },
  start: { type: 'float' },
  end: { type: 'float' },
  generation: { type: 'integer', lookup: true, range: false },
  ...TENANT_FIELDS,
};

/** Words of segments. `idf`: rare words weigh more, by how often they stand in the collection at the time of the search. */
export const WORDS_LAYOUT: QdrantLayout = {
  body: { sparse_vectors: { [BM25]: { modifier: 'idf' } }, on_disk_payload: true },
  fields: {
    ...SEGMENT_FIELDS,
    // Splits at spaces, as plain text is written, and keeps the positions that phrases need.
    plain: { type: 'text', tokenizer: 'whitespace', lowercase: true, phrase_matching: true },
  },
  params: z.object({ sparse_vectors: z.object({ [BM25]: z.object({ modifier: z.literal('idf') }) }) }),
};

/** The vocabulary: a point for each word that one may have mistyped. Nothing in it is compared, hence an index of words that stays empty. */
export const VOCABULARY_LAYOUT: QdrantLayout = {
  body: WORDS_LAYOUT.body,
  fields: { near: { type: 'keyword' }, ...TENANT_FIELDS },
  params: WORDS_LAYOUT.params,
};
