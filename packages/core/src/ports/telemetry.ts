/** What a program tells about its work while it works: lines of a log, and how long each piece of work took. */
import type { Modality } from '../domain/modality.ts';
import type { Stage } from '../domain/stage.ts';
import type { ModelRole } from './models/model-status.ts';

/** From the most to the least talkative. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
/** How much a line of the log matters. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Facts beside an event, by name. An error goes under `error`, with its causes. What people wrote goes under `query`,
 * `question` or `text`, which only lines at `debug` show.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** Kinds of work that are timed, and what is told of each: when it begins, or noted before it ends. */
export interface SpanFields {
  /** `route` is the template (`/api/videos/:id`), since an address may hold a query. Status 499: the client went away. */
  'http.request': { method: string; route?: string; status?: number };
  /** `kind`: of its clauses (`words`, `picture`, `similar`, `mixed`, `none`), or `curve` for the scores over one video. */
  'search': { query: string; kind?: string; limit?: number; clauses?: number; match?: boolean; moments?: number };
  /** One retriever for one clause; `notes` say what kept it from looking. */
  'search.retriever': { retriever: string; modalities: readonly Modality[]; hits?: number; notes?: readonly string[] };
  /** The best moments of a search looked at again; `looked` of them could be. */
  'search.closer': { query: string; looked?: number };
  /** One question answered; `kind` as the answer has it, `ended` where it ended before its end. */
  'answer': { question: string; kind?: string; ended?: string };
  /** One item of a queue; a job indexes a video, a task makes an insight. */
  'queue.item': { queue: 'jobs' | 'tasks' };
  /** All stages of one video. `mediaSeconds` is its length, from which × real time follows. */
  'index.video': { mediaSeconds: number };
  /** A few pictures of a long new film, before all else. */
  'index.first-look': { mediaSeconds: number; count?: number };
  'index.stage': { stage: Stage; mediaSeconds: number; by?: string; count?: number };
  /** The first use of a model. */
  'model.load': { role: ModelRole; model?: string; standIn?: boolean };
  /** One call of a model; `items` are texts, frames or pieces of sound. */
  'model.call': { role: ModelRole; model: string; items: number; results?: number };
  /** One call of the index of segments. */
  'store.call': { operation: string; space?: string; modality?: string; items?: number; hits?: number };
  /** One reading or writing of a media file. */
  'media.call': { operation: string; mediaSeconds?: number; items?: number };
}
/** A kind of work that is timed. */
export type SpanName = keyof SpanFields;

/** Adds what is known only while the work goes on. */
export type Note<Name extends SpanName> = (fields: Partial<SpanFields[Name]>) => void;

/** Where the program tells what it does. Telling never fails and is never waited for. */
export interface Telemetry {
  log(level: LogLevel, event: string, fields?: Fields): void;
  /** Does `work` and tells how long it took, as part of the span around it. Its result and its failure pass untouched. */
  span<Name extends SpanName, T>(name: Name, fields: SpanFields[Name], work: (note: Note<Name>) => Promise<T>): Promise<T>;
  /** Does `work`; all that is told meanwhile, however deep, carries these fields as well (a request's id, a job's id). */
  bind<T>(fields: Fields, work: () => T): T;
  /** The fields bound here, for telling from another thread. Strings and numbers only. */
  bound(): Fields;
}

/** Tells nobody. */
export const NO_TELEMETRY: Telemetry = {
  log: () => undefined,
  span: (_name, _fields, work) => work(() => undefined),
  bind: (_fields, work) => work(),
  bound: () => ({}),
};
