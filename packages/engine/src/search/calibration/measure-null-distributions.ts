import {
  NULL_QUERIES, MIN_DEVIATION, estimateNullDistribution, tokenize, termCoverage, type Abortable, type MeasuredNullDistributions, type Modality,
  type WithoutRules,
} from '@frameseek/core';
import type { EngineParts } from '../../engine-parts.ts';
import { pictureRankings, type PictureContext, type PictureVector } from '../retrievers/picture-rankings.ts';
import type { QueryModels } from '../vectors/query-models.ts';
import type { VectorCache } from '../vectors/vector-cache.ts';
import { measureSmallLibrary } from './measure-small-library.ts';
import { NEVER_ABORTS, type Measuring } from './measuring.ts';
import { scoreKindName, type ScoreKind } from './score-kind.ts';

/** Fewer are not asked like a library: their pictures are compared one by one, and for their words the usual is assumed. */
const MIN_SEGMENTS = 30;
/** Hits among which the one with most of the words is looked for: BM25 prefers rare words, not many. */
const WORD_HITS = 10;

interface Tools {
  readonly parts: {
    readonly index: Pick<EngineParts['index'], 'count' | 'searchVectors' | 'searchWords' | 'vectorsOf'>;
    readonly catalog: Pick<EngineParts['catalog'], 'videos' | 'shots'>;
  };
  readonly queryModels: Pick<QueryModels, 'encoder'>;
  readonly vectorCache: VectorCache;
  readonly leftOut: WithoutRules;
}

/** The scores that are measured, and the model that makes them; of other kinds the usual is assumed. */
const MEASURED: readonly { readonly role: 'visual' | 'sentences' | 'words'; readonly modality: Modality }[] = [
  { role: 'visual', modality: 'visual' },
  { role: 'sentences', modality: 'speech' },
  { role: 'sentences', modality: 'text' },
  { role: 'words', modality: 'speech' },
  { role: 'words', modality: 'text' },
];

/**
 * Asks the library some two hundred queries about nothing in particular, for each kind of scores that is not known well
 * enough, and gives how the best of each query scores. One query at a time: searches that people make meanwhile hardly wait.
 * Throws what the store and the models throw, and `AbortError` between two queries.
 */
export const measureNullDistributions = async (tools: Tools, options: Measuring): Promise<MeasuredNullDistributions> => {
  const measured: Record<string, MeasuredNullDistributions[string]> = {};
  const count = await tools.parts.index.count({ signal: NEVER_ABORTS });
  const most = { words: count.words, sentences: count.words, visual: Math.max(0, ...Object.values(count.vectors)) };
  if (most.visual > 0 && most.visual < MIN_SEGMENTS) Object.assign(measured, await measureSmallLibrary(tools, options));
  for (const { role, modality } of MEASURED) {
    // No model is loaded for a library in which there is nothing to measure.
    if (most[role] < MIN_SEGMENTS) continue;
    const asker = role === 'words' ? byWords(tools, modality) : await byVector(tools, { role, modality, ...options });
    if (asker === undefined) continue;
    const size = asker.kind.space === undefined ? count.words : count.vectors[asker.kind.space] ?? 0;
    if (size < MIN_SEGMENTS || options.isFresh(asker.kind, size)) continue;
    const scores: number[] = [];
    for (const query of NULL_QUERIES) {
      options.signal.throwIfAborted();
      scores.push(await asker.best(query, { signal: NEVER_ABORTS }));
    }
    measured[scoreKindName(asker.kind)] = { ...estimateNullDistribution(scores, MIN_DEVIATION[asker.kind.by]), size };
  }
  return measured;
};

/** The best score of one kind for a query; 0 when nothing is found. */
interface Asker {
  readonly kind: ScoreKind;
  best(query: string, options: Abortable): Promise<number>;
}

const byVector = async (
  { parts, queryModels, vectorCache, leftOut }: Tools,
  { role, modality, signal }: { readonly role: 'visual' | 'sentences'; readonly modality: Modality } & Abortable,
): Promise<Asker | undefined> => {
  const encoder = await queryModels.encoder(role, { signal });
  if (encoder === undefined) return undefined;
  const { space } = encoder;
  return {
    kind: { modality, by: 'vector', space: space.id },
    best: async (query, options) => {
      const [vector] = await encoder.embedTexts([query], { as: 'query', ...options });
      if (vector === undefined) return 0;
      if (role === 'visual') return bestPicture({ parts, vectorCache, leftOut, filter: {}, ...options }, { space, vector });
      const [hit] = await parts.index.searchVectors(space, vector, { limit: 1, filter: { modalities: [modality] }, ...options });
      return hit?.score ?? 0;
    },
  };
};

/** As a search would score it, in its context. */
const bestPicture = async (context: PictureContext, picture: Omit<PictureVector, 'nullDistribution'>): Promise<number> => {
  const rankings = await pictureRankings(context, { ...picture, nullDistribution: { mean: 0, deviation: MIN_DEVIATION.vector } });
  return Math.max(0, ...rankings.flatMap(({ hits }) => hits.map(({ score }) => score)));
};

const byWords = ({ parts: { index } }: Tools, modality: Modality): Asker => ({
  kind: { modality, by: 'words' },
  best: async (query, { signal }) => {
    if (tokenize(query).length === 0) return 0;
    const hits = await index.searchWords({ words: query, phrases: [] }, { limit: WORD_HITS, filter: { modalities: [modality] }, signal });
    return Math.max(0, ...hits.map(({ segment }) => termCoverage(segment.text ?? '', query)));
  },
});
