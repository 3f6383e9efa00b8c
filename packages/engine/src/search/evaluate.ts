import {
  EVAL_WAYS, evaluateWay, labelledQueries, type Abortable, type EvalReport, type EvalWay, type Prediction, type LabelledQuery,
} from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { FoundMoment, Search } from './search-request.ts';

/** Queries that are asked, those labelled last: more take minutes and tell no more. */
const MAX_QUERIES = 300;
/** Moments asked for: ranks beyond count as not found. */
const LIMIT = 30;

/** Asks every labelled query anew, in each way of finding, and holds the answers against what people said of them. */
export const evaluate = async ({ catalog }: Pick<EngineParts, 'catalog'>, search: Search, options: Abortable): Promise<EvalReport> => {
  const labels = catalog.labels();
  const queries = labelledQueries(labels).slice(0, MAX_QUERIES);
  const ways: EvalReport['ways'] = [];
  for (const way of EVAL_WAYS) {
    const replies = [];
    for (const query of queries) replies.push({ ...query, ...(await ask(search, { ...query, way }, options)) });
    ways.push(evaluateWay(way, replies));
  }
  return {
    good: labels.filter(({ verdict }) => verdict === 'good').length,
    bad: labels.filter(({ verdict }) => verdict === 'bad').length,
    queries: queries.length,
    ways,
    indexedBy: indexedBy({ catalog }),
    at: new Date().toISOString(),
  };
};

const ask = async (search: Search, { query, way }: LabelledQuery & { readonly way: EvalWay }, { signal }: Abortable) => {
  const { moments, match, tookMs } = await search({ query, limit: LIMIT, ...(way === 'all' ? {} : { modalities: [way] }) }, { signal });
  return { answers: moments.map(toFound), match, tookMs };
};

const toFound = ({ video, start, end, also = [] }: FoundMoment): Prediction =>
  ({ video: video.id, start, end, also: also.map((other) => ({ video: other.video.id, start: other.start, end: other.end })) });

/** What differs between two reports when a model or the sampling was changed in between. */
const indexedBy = ({ catalog }: Pick<EngineParts, 'catalog'>): string[] =>
  [...new Set(catalog.videos().flatMap(({ id }) => catalog.stages(id))
    .filter(({ stage, state }) => state === 'done' && stage !== 'probe').map(({ stage, by }) => `${stage}: ${by}`))].toSorted();
