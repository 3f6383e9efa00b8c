import {
  contextScores, toScoreCurve, parseSyntax, planQuery, scoreCandidates, toWordsQuery, wordsOf,
  type Abortable, type ClauseQuery, type Ranking, type ScoreCurve, type ScoredCandidate, type VideoId,
} from '@frameseek/core';
import { requireVideo } from '../library/require-video.ts';
import { vectorOfWords } from './retrievers/picture-retriever.ts';
import { runRetrievers } from './retrievers/retrievers.ts';
import { vectorOfExamples } from './retrievers/similar-retriever.ts';
import { TEXT_MODALITIES } from './retrievers/text-modalities.ts';
import { modalitiesOf, type SearchContext } from './search-context.ts';
import type { SearchServices } from './search-services.ts';
import { cosines } from './vectors/vector-cache.ts';

/** The video whose curve is asked for, and the query in the query language. */
export interface CurveRequest {
  readonly id: VideoId;
  readonly query: string;
}

/**
 * How well each stretch of one video answers a query; what comes one after the other is looked for all along. Throws
 * `library/unknown-video`, `query/empty` and `query/too-long`.
 */
export const videoCurve = async (services: SearchServices, { id, query }: CurveRequest, { signal }: Abortable): Promise<ScoreCurve> => {
  const { probe } = requireVideo(services.parts, id);
  const asItStands = toWordsQuery(query);
  const plan = planQuery(parseSyntax(query).syntax);
  const clauses: readonly ClauseQuery[] = plan === 'plain' ? [asItStands] : plan.steps.flatMap((step) => step.clauses);
  const candidates = await Promise.all(clauses.map((clause) => candidatesIn(id, { ...services, query: clause, filter: {}, signal })));
  return toScoreCurve(candidates, services.parts.catalog.scan(id)?.duration ?? probe?.duration ?? 0);
};

/** Where a search takes the nearest keyframes, a curve takes all of the video; texts are found as in a search. */
const candidatesIn = async (id: VideoId, context: SearchContext): Promise<readonly ScoredCandidate[]> => {
  const modalities = modalitiesOf(context.query, context.filter);
  const [pictures, texts] = await Promise.all([
    modalities.includes('visual') ? everyKeyframe(id, context) : [],
    runRetrievers({ ...context, filter: { videoIds: [id], modalities: TEXT_MODALITIES } }),
  ]);
  return scoreCandidates([...pictures, ...texts.rankings], wordsOf(context.query));
};

/** None where the model cannot be had. What is usual for a likeness is told from the whole library. */
const everyKeyframe = async (id: VideoId, { query, ...context }: SearchContext): Promise<readonly Ranking[]> => {
  const picture = await (query.kind === 'words' ? vectorOfWords({ ...context, query }) : vectorOfExamples({ ...context, query }));
  if ('missing' in picture) return [];
  const video = await context.vectorCache.of(picture.space, id, context);
  const scores = contextScores(video.segments, cosines(video, picture.vector), context.parts.catalog.shots(id));
  const hits = video.segments.map((segment, row) => ({ segment, score: scores[row] ?? 0 }));
  return [{ modality: 'visual', by: 'vector', hits, nullDistribution: picture.nullDistribution }];
};
