import { z } from 'zod';
import { bestIou, type GroundTruth, type Prediction } from './metrics.ts';
import type { Label } from '../catalog/videos/labels.ts';
import { MODALITIES } from '../domain/modality.ts';
import { measureNoMatch, measureRetrieval, retrievalMetrics, type EvaluatedQuery } from './retrieval-metrics.ts';

const share = z.number().min(0).max(1);

/** What is measured: all modalities together, and each alone. */
export const EVAL_WAYS = ['all', ...MODALITIES] as const;
/** Everything together, or one modality. */
export type EvalWay = (typeof EVAL_WAYS)[number];

/** How well a library is searched, by what its users said of results. */
export const evalReport = z.object({
  good: z.number().int().describe('Labels that say: this is it'),
  bad: z.number().int(),
  queries: z.number().int().describe('Queries with labels; those with bad ones alone count as queries that nothing answers'),
  ways: z.array(z.object({
    way: z.enum(EVAL_WAYS).describe('Everything together, or one way of finding alone'),
    figures: retrievalMetrics,
    noMatch: share.optional().describe('F1 of saying that nothing matches; absent where every query has an answer'),
    badShown: share.describe('Share of the queries with bad labels that show one of those among the first five'),
  })),
  indexedBy: z.array(z.string()).describe('Models and sampling by which the videos were indexed'),
  at: z.string().describe('When it was measured; ISO 8601'),
});
/** How well a library is searched. */
export type EvalReport = z.infer<typeof evalReport>;

/** One query with what people said of its results. */
export interface LabelledQuery {
  readonly query: string;
  /** Absent where only bad results are known. */
  readonly truth?: GroundTruth;
  readonly bad: GroundTruth;
}

/** The labels by their queries, in the order of the labels. */
export const labelledQueries = (labels: readonly Label[]): readonly LabelledQuery[] =>
  [...Map.groupBy(labels, ({ q }) => q)].map(([query, ofQuery]) => {
    const places = (verdict: Label['verdict']): GroundTruth =>
      ofQuery.filter((label) => label.verdict === verdict).map(({ video, start, end }) => ({ video, start, end }));
    const truth = places('good');
    return { query, bad: places('bad'), ...(truth.length === 0 ? {} : { truth }) };
  });

/** An answer this much like a bad one is that one. */
const SAME_MOMENT = 0.5;
/** Answers that a person looks at. */
const LOOKED_AT = 5;

/**
 * The figures of one way of finding, from the replies to all queries. An answer counts as a bad one from an IoU of 0.5
 * on.
 */
export const evaluateWay = (way: EvalWay, replies: readonly (EvaluatedQuery & Pick<LabelledQuery, 'bad'>)[]): EvalReport['ways'][number] => {
  const withBad = replies.filter(({ bad }) => bad.length > 0);
  const shown = withBad.filter(({ answers, bad, match }) => match && answers.slice(0, LOOKED_AT).some((answer) => isOneOf(answer, bad)));
  return {
    way,
    figures: measureRetrieval(replies),
    ...(replies.every(({ truth }) => truth !== undefined) ? {} : { noMatch: measureNoMatch(replies) }),
    badShown: withBad.length === 0 ? 0 : shown.length / withBad.length,
  };
};

const isOneOf = (answer: Prediction, places: GroundTruth): boolean => bestIou(answer, places) >= SAME_MOMENT;
