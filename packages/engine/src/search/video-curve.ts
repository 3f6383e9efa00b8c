import {
  toScoreCurve, parseQuery, parseSyntax, planQuery, scoreCandidates, MODALITIES,
  type Abortable, type Clause, type ScoredCandidate, type Modality, type Ranking, type ScoreCurve, type VideoId,
} from '@frameseek/core';
import { likePictures } from './search-like.ts';
import { retrieveByWords, type SearchContext, type Searcher } from './search.ts';
import { cosines } from './vector-cache.ts';
import { requireVideo } from '../library/require-video.ts';

export interface CurveRequest {
  readonly id: VideoId;
  readonly query: string;
}

/** How well each stretch of one video answers a query; what comes one after the other is looked for all along. */
export const videoCurve = async (searcher: Searcher, { id, query }: CurveRequest, { signal }: Abortable): Promise<ScoreCurve> => {
  const { probe } = requireVideo(searcher.parts, id);
  parseQuery(query);
  const plan = planQuery(parseSyntax(query).syntax);
  const clauses: readonly Clause[] = plan === 'plain' ? [{ text: query, like: [] }] : plan.steps.flatMap((step) => step.clauses);
  const candidates = await Promise.all(clauses.map((clause) => candidatesOf({ ...searcher, signal }, clause, id)));
  return toScoreCurve(candidates, searcher.parts.catalog.scan(id)?.duration ?? probe?.duration ?? 0);
};

const candidatesOf = async (searcher: Searcher & Abortable, clause: Clause, id: VideoId): Promise<readonly ScoredCandidate[]> => {
  const similar = clause.like.length === 0 ? { searcher } : await likePictures(searcher, clause, {});
  if ('missing' in similar) return [];
  // As in a search, pictures alone need no words.
  const context: SearchContext = { ...similar.searcher, query: parseQuery(clause.text === '' ? 'like' : clause.text), videoIds: [id], signal: searcher.signal };
  const modalities: readonly Modality[] = clause.modalities ?? MODALITIES;
  const spoken = modalities.filter((modality) => modality !== 'visual');
  const found = await Promise.all([modalities.includes('visual') ? everyPicture(context, id) : [], retrieveByWords(context, spoken)]);
  return scoreCandidates(found.flat(), context.query);
};

/** Every keyframe with its cosine; none where the model cannot be had. */
const everyPicture = async (context: SearchContext, id: VideoId): Promise<readonly Ranking[]> => {
  const embedded = await context.queryModels.embed('visual', context.query.text, context);
  if ('missing' in embedded) return [];
  const { space, vector } = embedded;
  const [video, nullDistribution] = await Promise.all([
    context.vectorCache.of(space, id, context), context.calibrator.nullDistribution({ modality: 'visual', by: 'vector', space: space.id }),
  ]);
  const scores = cosines(video, vector);
  const hits = video.segments.map((segment, row) => ({ segment, score: scores[row] ?? 0 }));
  return [{ modality: 'visual', by: 'vector', hits, nullDistribution }];
};
