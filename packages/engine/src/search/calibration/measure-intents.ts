import { NULL_QUERIES_BY_INTENT, batch, toIntentCentroids, type Abortable, type Embedding, type IntentCentroids, type TextEmbedder } from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import type { QueryModels } from '../vectors/query-models.ts';
import { NEVER_ABORTS } from './measuring.ts';

interface Tools {
  readonly parts: { readonly index: Pick<EngineParts['index'], 'count'> };
  readonly queryModels: Pick<QueryModels, 'encoder'>;
}

interface MeasuringIntents extends Abortable {
  /** Whether the intents are known in the space of this id. */
  readonly isKnown: (space: string) => boolean;
}

/**
 * What queries of each intent are like in the space of the sentence encoder, by its id; nothing where that is known, the library
 * holds no words, or there is no encoder. Throws what the store and the encoder throw, and `AbortError` between two calls.
 */
export const measureIntents = async ({ parts, queryModels }: Tools, { isKnown, signal }: MeasuringIntents): Promise<Readonly<Record<string, IntentCentroids>>> => {
  // No model is loaded for a library in which nothing is said or written.
  if ((await parts.index.count({ signal: NEVER_ABORTS })).words === 0) return {};
  const encoder = await queryModels.encoder('sentences', { signal });
  if (encoder === undefined || isKnown(encoder.space.id)) return {};
  const { seen, said, written } = NULL_QUERIES_BY_INTENT;
  const vectors = async (queries: readonly string[]): Promise<readonly Embedding[]> => vectorsOf(encoder, queries, signal);
  return { [encoder.space.id]: toIntentCentroids({ seen: await vectors(seen), said: await vectors(said), written: await vectors(written) }) };
};

const vectorsOf = async (encoder: TextEmbedder, queries: readonly string[], signal: AbortSignal): Promise<readonly Embedding[]> => {
  const all: Embedding[] = [];
  for await (const some of batch(queries, encoder.maxBatch)) {
    signal.throwIfAborted();
    all.push(...(await encoder.embedTexts(some, { as: 'query', signal: NEVER_ABORTS })));
  }
  return all;
};
