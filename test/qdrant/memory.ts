import { z } from 'zod';
import { bm25Terms, bm25Weights, type SparseVector } from './bm25.ts';
import { fieldsOf, filter, passes, type Filter, type Payload } from './filter.ts';

const document = z.object({ text: z.string(), model: z.literal('qdrant/bm25'), options: z.object({ avg_len: z.number() }).loose() }).loose();
export const point = z.object({
  id: z.string(),
  vector: z.record(z.string(), z.union([z.array(z.number()), document])),
  payload: z.record(z.string(), z.unknown()).default({}),
});
export const queryBody = z.object({
  query: z.union([z.array(z.number()), document]), using: z.string(), limit: z.number(), filter: filter.optional(),
  with_payload: z.array(z.string()), params: z.object({ quantization: z.object({ rescore: z.literal(true) }).loose() }).loose().optional(),
});
export const createBody = z.object({
  vectors: z.record(z.string(), z.object({ size: z.number(), distance: z.literal('Cosine') })).optional(),
  sparse_vectors: z.record(z.string(), z.object({ modifier: z.literal('idf') })).optional(),
});

export interface StoredPoint {
  readonly id: string;
  readonly dense: Readonly<Record<string, Float32Array>>;
  readonly sparse: Readonly<Record<string, SparseVector>>;
  readonly payload: Payload;
}
export interface ScoredPoint {
  readonly point: StoredPoint;
  readonly score: number;
}

/** A mistake of the caller, answered with its status. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** One collection in memory: named dense vectors by cosine, named sparse ones by BM25, payload filters. */
export class MemoryCollection {
  readonly config: z.infer<typeof createBody>;
  readonly indexed = new Map<string, unknown>();
  readonly #points = new Map<string, StoredPoint>();

  constructor(config: z.infer<typeof createBody>) {
    this.config = config;
  }

  upsert(points: readonly z.infer<typeof point>[]): void {
    const stored = points.map((each) => this.#store(each));
    for (const each of stored) this.#points.set(each.id, each);
  }

  setPayload(payload: Payload, where: Filter): void {
    for (const one of this.select(where)) this.#points.set(one.id, { ...one, payload: { ...one.payload, ...payload } });
  }

  /** Points that pass, in the order of their ids, as the server scrolls. */
  select(where: Filter | undefined): readonly StoredPoint[] {
    this.#requireIndices(where);
    return [...this.#points.values()].filter(({ payload }) => passes(payload, where)).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  delete(where: Filter): void {
    for (const { id } of this.select(where)) this.#points.delete(id);
  }

  query({ query, using, limit, filter: where }: z.infer<typeof queryBody>): readonly ScoredPoint[] {
    const points = this.select(where);
    const scored = Array.isArray(query)
      ? this.#nearest(points, this.#dense(using, query), using)
      : this.#matching(points, bm25Terms(query.text), using);
    return scored.sort((a, b) => b.score - a.score).slice(0, limit);
  }

  #nearest(points: readonly StoredPoint[], vector: Float32Array, using: string): ScoredPoint[] {
    return points.flatMap((each) => {
      const other = each.dense[using];
      return other === undefined ? [] : [{ point: each, score: dot(vector, other) }];
    });
  }

  /** `idf` counts in the whole collection; a point without any of the terms is not found. */
  #matching(points: readonly StoredPoint[], terms: readonly string[], using: string): ScoredPoint[] {
    if (this.config.sparse_vectors?.[using] === undefined) throw new Refused(400, `Not existing vector name error: ${using}`);
    const all = [...this.#points.values()].flatMap(({ sparse }) => sparse[using] ?? []);
    const idf = (term: string): number => {
      const having = all.filter((weights) => weights.has(term)).length;
      return Math.log((all.length - having + 0.5) / (having + 0.5) + 1);
    };
    const weights = new Map([...new Set(terms)].map((term) => [term, idf(term)]));
    return points.flatMap((each) => {
      const own = each.sparse[using];
      const shared = [...weights].filter(([term]) => own?.has(term));
      if (own === undefined || shared.length === 0) return [];
      return [{ point: each, score: shared.reduce((sum, [term, weight]) => sum + weight * (own.get(term) ?? 0), 0) }];
    });
  }

  #store({ id, vector, payload }: z.infer<typeof point>): StoredPoint {
    const dense: Record<string, Float32Array> = {};
    const sparse: Record<string, SparseVector> = {};
    for (const [name, value] of Object.entries(vector)) {
      if (Array.isArray(value)) dense[name] = this.#dense(name, value);
      else if (this.config.sparse_vectors?.[name] !== undefined) sparse[name] = bm25Weights(value.text, value.options.avg_len);
      else throw new Refused(400, `Not existing vector name error: ${name}`);
    }
    return { id, dense, sparse, payload };
  }

  #dense(name: string, numbers: readonly number[]): Float32Array {
    const size = this.config.vectors?.[name]?.size;
    if (size === undefined) throw new Refused(400, `Not existing vector name error: ${name}`);
    if (size !== numbers.length) throw new Refused(400, `Wrong input: Vector dimension error: expected dim: ${size}, got ${numbers.length}`);
    const vector = Float32Array.from(numbers);
    const length = Math.hypot(...vector);
    // Like the server: what has length 1 already is kept bit by bit.
    return Math.abs(length - 1) <= 1e-6 || length === 0 ? vector : vector.map((value) => value / length);
  }

  /** The server would scan, or in strict mode refuse: a filter on a field without an index is a mistake of ours. */
  #requireIndices(where: Filter | undefined): void {
    const missing = where && fieldsOf(where).find((key) => !this.indexed.has(key));
    if (missing !== undefined) throw new Refused(400, `Bad request: Index required but not found for "${missing}"`);
  }
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
