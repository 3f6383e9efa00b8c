import {
  NULL_QUERIES, MIN_DEVIATION, estimateNullDistribution, tokenize, termCoverage, type Abortable, type MeasuredNullDistributions, type Modality,
} from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import { measureSmallLibrary } from './small-library.ts';
import type { QueryModels } from '../query-models.ts';
import { retrieverName, type RetrieverId } from './retriever-id.ts';

/** Fewer are not asked like a library: their pictures are compared one by one, and for their words the usual is assumed. */
const MIN_SEGMENTS = 30;
/** Hits among which the one with most of the words is looked for: BM25 prefers rare words, not many. */
const WORD_HITS = 10;

/** A query that has begun is waited for when the engine closes: the store must not close under it. */
const NEVER_ABORTS = new AbortController().signal;

interface Measuring extends Abortable {
  /** Whether what is known of this retriever still holds for a library of this size. */
  readonly isFresh: (way: RetrieverId, size: number) => boolean;
}

interface Tools {
  readonly parts: {
    readonly index: Pick<EngineParts['index'], 'count' | 'searchVectors' | 'searchWords' | 'vectorsOf'>;
    readonly catalog: Pick<EngineParts['catalog'], 'videos'>;
  };
  readonly queryModels: Pick<QueryModels, 'encoder'>;
}

const WAYS: readonly { readonly role: 'visual' | 'sentences' | 'words'; readonly modality: Modality }[] = [
  { role: 'visual', modality: 'visual' },
  { role: 'sentences', modality: 'speech' },
  { role: 'sentences', modality: 'text' },
  { role: 'words', modality: 'speech' },
  { role: 'words', modality: 'text' },
];

/**
 * Asks the library some two hundred queries about nothing in particular, in each retriever that is not known well
 * enough, and gives how they score. One query at a time: searches that people make meanwhile hardly wait.
 */
export const measureNullDistributions = async (tools: Tools, options: Measuring): Promise<MeasuredNullDistributions> => {
  const measured: Record<string, MeasuredNullDistributions[string]> = {};
  const count = await tools.parts.index.count({ signal: NEVER_ABORTS });
  const most = { words: count.words, sentences: count.words, visual: Math.max(0, ...Object.values(count.vectors)) };
  if (most.visual > 0 && most.visual < MIN_SEGMENTS) Object.assign(measured, await measureSmallLibrary(tools, options));
  for (const { role, modality } of WAYS) {
    // No model is loaded for a library in which there is nothing to measure.
    if (most[role] < MIN_SEGMENTS) continue;
    const asker = role === 'words' ? retrieveByWordIndex(tools, modality) : await byVector(tools, { role, modality, ...options });
    if (asker === undefined) continue;
    const size = asker.way.space === undefined ? count.words : count.vectors[asker.way.space] ?? 0;
    if (size < MIN_SEGMENTS || options.isFresh(asker.way, size)) continue;
    const scores: number[] = [];
    for (const query of NULL_QUERIES) {
      options.signal.throwIfAborted();
      scores.push(await asker.best(query, { signal: NEVER_ABORTS }));
    }
    measured[retrieverName(asker.way)] = { ...estimateNullDistribution(scores, MIN_DEVIATION[asker.way.by]), size };
  }
  return measured;
};

/** One retriever, and the best score that it finds for a query; 0 when it finds nothing. */
interface Asker {
  readonly way: RetrieverId;
  best(query: string, options: Abortable): Promise<number>;
}

const byVector = async (
  { parts: { index }, queryModels }: Tools,
  { role, modality, signal }: { readonly role: 'visual' | 'sentences'; readonly modality: Modality } & Abortable,
): Promise<Asker | undefined> => {
  const encoder = await queryModels.encoder(role, { signal });
  if (encoder === undefined) return undefined;
  const { space } = encoder;
  return {
    way: { modality, by: 'vector', space: space.id },
    best: async (query, options) => {
      const [vector] = await encoder.embedTexts([query], { as: 'query', ...options });
      if (vector === undefined) return 0;
      const [hit] = await index.searchVectors(space, vector, { limit: 1, filter: { modalities: [modality] }, ...options });
      return hit?.score ?? 0;
    },
  };
};

const retrieveByWordIndex = ({ parts: { index } }: Tools, modality: Modality): Asker => ({
  way: { modality, by: 'words' },
  best: async (query, { signal }) => {
    if (tokenize(query).length === 0) return 0;
    const hits = await index.searchWords({ words: query, phrases: [] }, { limit: WORD_HITS, filter: { modalities: [modality] }, signal });
    return Math.max(0, ...hits.map(({ segment }) => termCoverage(segment.text ?? '', query)));
  },
});
