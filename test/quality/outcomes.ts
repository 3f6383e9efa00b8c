import path from 'node:path';
import type { Prediction, EvaluatedQuery, Modality } from '@frameseek/core';
import type { Engine } from '@frameseek/engine';
import { foldOf, type Fold } from './figures/folds.ts';
import type { LabelledQuery, Manifest, QueryKind, UnanswerableQuery } from './manifest.ts';

/** What came back for one query. */
export interface Reply {
  /** Best first. */
  readonly answers: readonly Prediction[];
  readonly match: boolean;
  /** Score of the best answer, 0 where there is none: whatever a line between match and no match could be drawn on. */
  readonly best: number;
  readonly tookMs: number;
}

/** A way of answering: all of the engine, one modality of it, or the baseline. */
export type Ask = (query: string) => Promise<Reply>;

/** A query with what came back. */
export interface Outcome extends EvaluatedQuery {
  readonly id: string;
  readonly kind: QueryKind;
  readonly fold: Fold;
  readonly query: string;
  readonly best: number;
}

/** Moments asked for: Recall@10 and the rank of the right video need no more. */
const LIMIT = 30;

/** The engine's own search, over all modalities or one of them. */
export const askEngine = (engine: Engine, manifest: Manifest, signal: AbortSignal, modality?: Modality): Ask => {
  const nameOf = fileNames(manifest);
  return async (query) => {
    const only = modality === undefined ? {} : { modalities: [modality] };
    const { moments, match, tookMs } = await engine.search({ query, limit: LIMIT, ...only }, { signal });
    return { match, tookMs, best: moments[0]?.score ?? 0, answers: moments.map(({ video, start, end, also = [] }) => ({
      video: nameOf(video.path), start, end, also: also.map((it) => ({ video: nameOf(it.video.path), start: it.start, end: it.end })),
    })) };
  };
};

/** The name that the manifest has for a file. */
export const fileNames = ({ videos }: Manifest): ((file: string) => string) => {
  const names = new Map(videos.map(({ id, file }) => [path.basename(file), id]));
  return (file) => names.get(path.basename(file)) ?? file;
};

/** Asks every query of the set, those without an answer included. */
export const askAll = async (ask: Ask, { queries, nomatch }: Manifest): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const query of queries) {
    const truth = query.intervals.map((interval) => ({ video: query.video, ...interval }));
    outcomes.push({ ...describe(query), ...(await ask(query.query)), truth });
  }
  for (const query of nomatch) outcomes.push({ ...describe(query), ...(await ask(query.query)) });
  return outcomes;
};

const describe = (query: LabelledQuery | UnanswerableQuery): Pick<Outcome, 'id' | 'kind' | 'fold' | 'query'> => {
  const video = 'video' in query ? query.video : query.near;
  return { id: query.id, kind: query.kind, fold: foldOf(video ?? query.id), query: query.query };
};
