import {
  BACKGROUND_QUERIES, LEAST_DEVIATION, backgroundOf, plainWords, wordShare, type Abortable, type MeasuredBackgrounds, type Modality,
} from '@frameseek/core';
import type { EngineParts } from '../../engine.ts';
import { measureFewPictures } from './small-library.ts';
import type { QueryModels } from '../query-models.ts';
import { wayName, type WayOfLooking } from './retriever-id.ts';

/** Fewer are not asked like a library: their pictures are compared one by one, and for their words the usual is assumed. */
const FEWEST_SEGMENTS = 30;
/** Hits among which the one with most of the words is looked for: BM25 prefers rare words, not many. */
const WORD_HITS = 10;

/** A query that has begun is waited for when the engine closes: the store must not close under it. */
const toTheEnd = new AbortController().signal;

interface Measuring extends Abortable {
  /** Whether what is known of this way of looking still holds for a library of this size. */
  readonly isFresh: (way: WayOfLooking, size: number) => boolean;
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
 * Asks the library some two hundred queries about nothing in particular, in each way of looking that is not known well
 * enough, and gives how they score. One query at a time: searches that people make meanwhile hardly wait.
 */
export const measureBackgrounds = async (tools: Tools, options: Measuring): Promise<MeasuredBackgrounds> => {
  const measured: Record<string, MeasuredBackgrounds[string]> = {};
  const count = await tools.parts.index.count({ signal: toTheEnd });
  const most = { words: count.words, sentences: count.words, visual: Math.max(0, ...Object.values(count.vectors)) };
  if (most.visual > 0 && most.visual < FEWEST_SEGMENTS) Object.assign(measured, await measureFewPictures(tools, options));
  for (const { role, modality } of WAYS) {
    // No model is loaded for a library in which there is nothing to measure.
    if (most[role] < FEWEST_SEGMENTS) continue;
    const asker = role === 'words' ? byWords(tools, modality) : await byVector(tools, { role, modality, ...options });
    if (asker === undefined) continue;
    const size = asker.way.space === undefined ? count.words : count.vectors[asker.way.space] ?? 0;
    if (size < FEWEST_SEGMENTS || options.isFresh(asker.way, size)) continue;
    const scores: number[] = [];
    for (const query of BACKGROUND_QUERIES) {
      options.signal.throwIfAborted();
      scores.push(await asker.best(query, { signal: toTheEnd }));
    }
    measured[wayName(asker.way)] = { ...backgroundOf(scores, LEAST_DEVIATION[asker.way.by]), size };
  }
  return measured;
};

/** One way of looking, and the best score that it finds for a query; 0 when it finds nothing. */
interface Asker {
  readonly way: WayOfLooking;
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

const byWords = ({ parts: { index } }: Tools, modality: Modality): Asker => ({
  way: { modality, by: 'words' },
  best: async (query, { signal }) => {
    if (plainWords(query).length === 0) return 0;
    const hits = await index.searchWords({ words: query, phrases: [] }, { limit: WORD_HITS, filter: { modalities: [modality] }, signal });
    return Math.max(0, ...hits.map(({ segment }) => wordShare(segment.text ?? '', query)));
  },
});
