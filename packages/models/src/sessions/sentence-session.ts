import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import { z } from 'zod';
import type { SentenceSpec } from '../worker/methods.ts';
import { readJson } from './read-json.ts';
import { openSession, runFloats } from './onnx-session.ts';
import { loadTokens, row } from './tokens.ts';
import { joinRows, normaliseRows } from '../embedding/vectors.ts';

const sentenceConfig = z.looseObject({ max_position_embeddings: z.number().optional() });

/** The meaning of a text: its token vectors pooled to one, at length 1. */
export interface SentenceSession {
  readonly dimensions: number;
  /** One vector of length 1 a row. */
  embedTexts(texts: readonly string[]): Promise<Float32Array>;
  /** Frees the graph. */
  release(): Promise<void>;
}

/** Loads the encoder and its tokenizer. Rejects with `ModelBrokenError` where they cannot be. */
export const loadSentenceSession = async (spec: SentenceSpec): Promise<SentenceSession> => {
  const config = await readJson(spec.folder, 'config.json', sentenceConfig);
  const tokens = await loadTokens(spec.folder, Math.min(512, config.max_position_embeddings ?? 512));
  const session = await openSession(join(spec.folder, spec.file), spec.threads);
  const vectorOf = async (text: string): Promise<Float32Array> => {
    const ids = tokens.encode(text);
    return POOLINGS[spec.pooling](await tokenVectors(session, ids), ids.length);
  };
  const { length: dimensions } = await vectorOf('a');
  return {
    dimensions,
    embedTexts: async (texts) => {
      const rows: Float32Array[] = [];
      for (const text of texts) rows.push(await vectorOf(text));
      return normaliseRows(joinRows(rows), dimensions);
    },
    release: () => session.release(),
  };
};

/** One text a run, so that no padding takes part and quantised results do not depend on the neighbours. */
const tokenVectors = (session: InferenceSession, ids: readonly number[]): Promise<Float32Array> => {
  const feeds = { input_ids: row(ids), attention_mask: row(ids.map(() => 1)), token_type_ids: row(ids.map(() => 0)) };
  return runFloats(session, feeds, ['last_hidden_state', 'token_embeddings']);
};

/** The mean of `count` rows, column by column. */
export const meanOfRows = (rows: Float32Array, count: number): Float32Array => {
  const mean = new Float32Array(rows.length / count);
  rows.forEach((x, index) => {
    const d = index % mean.length;
    mean[d] = (mean[d] ?? 0) + x / count;
  });
  return mean;
};

/** The vector of a text of those of its `count` tokens, row by row. */
const POOLINGS: Readonly<Record<SentenceSpec['pooling'], (rows: Float32Array, count: number) => Float32Array>> = {
  mean: meanOfRows,
  cls: (rows, count) => rows.slice(0, rows.length / count),
  last: (rows, count) => rows.slice(rows.length - rows.length / count),
};
