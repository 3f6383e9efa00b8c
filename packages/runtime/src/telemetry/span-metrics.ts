import type { SpanFields, SpanName } from '@frameseek/core';
import { Counter, Histogram, type Registry } from 'prom-client';

/** How a piece of work ended. */
export type Outcome = 'done' | 'failed' | 'aborted';

/** Work that has ended. */
export interface EndedSpan {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly seconds: number;
  readonly outcome: Outcome;
  /** Of the failure, where it has one. */
  readonly code?: string | undefined;
}

/** Counts and times every piece of work. */
export type ObserveSpan = (name: SpanName, span: EndedSpan) => void;

/** Seconds: what people or other calls wait for, and what takes as long as a film. */
const CALLS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const WORKS = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600, 14_400];

interface Duration<Name extends SpanName> {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly (keyof SpanFields[Name] & string)[];
  readonly buckets: readonly number[];
}

/** The histogram of each kind of work, named as Prometheus has it: https://prometheus.io/docs/practices/naming. */
const DURATIONS: { readonly [Name in SpanName]: Duration<Name> } = {
  'http.request': {
    name: 'frameseek_http_request_duration_seconds', help: 'Requests over HTTP, until the last byte was sent', labels: ['method', 'route', 'status'], buckets: CALLS,
  },
  'search': { name: 'frameseek_search_duration_seconds', help: 'Searches, by what they begin with', labels: ['kind'], buckets: CALLS },
  'search.retriever': {
    name: 'frameseek_search_retriever_duration_seconds', help: 'What one retriever took within a search', labels: ['retriever'], buckets: CALLS,
  },
  'search.closer': { name: 'frameseek_search_closer_duration_seconds', help: 'Second looks at the best of a search, the search among them', labels: [], buckets: CALLS },
  'answer': { name: 'frameseek_answer_duration_seconds', help: 'Questions answered', labels: ['kind'], buckets: WORKS },
  'queue.item': { name: 'frameseek_queue_item_duration_seconds', help: 'Jobs and tasks worked on', labels: ['queue'], buckets: WORKS },
  'index.video': { name: 'frameseek_index_video_duration_seconds', help: 'Videos indexed, all stages together', labels: [], buckets: WORKS },
  'index.first-look': { name: 'frameseek_index_first_look_duration_seconds', help: 'First looks at long new videos', labels: [], buckets: WORKS },
  'index.stage': { name: 'frameseek_index_stage_duration_seconds', help: 'Stages of indexing', labels: ['stage'], buckets: WORKS },
  'model.load': { name: 'frameseek_model_load_duration_seconds', help: 'Models fetched and loaded at their first use', labels: ['role'], buckets: WORKS },
  'model.call': { name: 'frameseek_model_call_duration_seconds', help: 'Calls of models, a batch each', labels: ['role', 'model'], buckets: CALLS },
  'store.call': { name: 'frameseek_store_call_duration_seconds', help: 'Calls of the index of segments', labels: ['operation'], buckets: CALLS },
  'media.call': { name: 'frameseek_media_call_duration_seconds', help: 'Media files read and written', labels: ['operation'], buckets: WORKS },
};

const OUTCOME = 'outcome';

/** A histogram for each kind of work, and the errors of models, in `registry`. */
export const createSpanMetrics = (registry: Registry): ObserveSpan => {
  const histograms = new Map<string, { readonly histogram: Histogram; readonly labels: readonly string[] }>(
    Object.entries(DURATIONS).map(([span, { name, help, labels, buckets }]) => {
      const histogram = new Histogram({ name, help, labelNames: [...labels, OUTCOME], buckets: [...buckets], registers: [registry] });
      return [span, { histogram, labels }];
    }),
  );
  const modelErrors = new Counter({
    name: 'frameseek_model_errors_total', help: 'Models that could not be had or failed, by the code of the fault',
    labelNames: ['role', 'code'], registers: [registry],
  });
  return (name, { fields, seconds, outcome, code = 'internal' }) => {
    const known = histograms.get(name);
    known?.histogram.observe({ ...labelled(fields, known.labels), [OUTCOME]: outcome }, seconds);
    if (outcome === 'failed' && name.startsWith('model.')) modelErrors.inc({ ...labelled(fields, ['role']), code });
  };
};

const labelled = (fields: EndedSpan['fields'], labels: readonly string[]): Record<string, string> =>
  Object.fromEntries(labels.map((label) => [label, textOf(fields[label])]));

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
