import { AsyncLocalStorage } from 'node:async_hooks';
import { isAbort, isFault, type Fields, type LogLevel, type Note, type SpanFields, type SpanName, type Telemetry } from '@frameseek/core';
import type { Context } from '@opentelemetry/api';
import type { LogWriter } from './log-writer.ts';
import type { OpenSpan, OtlpOptions, Tracer } from './otlp-tracer.ts';
import { createRedact, privateTextsOf, type Redact } from './redact.ts';
import type { EndedSpan, ObserveSpan, Outcome } from './span-metrics.ts';

/** What is told, and where it goes. */
interface TelemetryOptions {
  /** The least level that is written. */
  readonly level: LogLevel | 'silent';
  /** Values that must never be told: tokens and keys of the settings. */
  readonly secrets: readonly string[];
  /** Absent: spans are not sent anywhere. */
  readonly otlp?: OtlpOptions;
  /** Counts and times the spans; absent: nobody does. */
  readonly observe?: ObserveSpan;
  /** Takes the lines of the log; absent: standard error. */
  readonly write?: (line: string) => void;
}

/** Telemetry that must be closed, so that its last spans are sent. */
export interface OpenTelemetry extends Telemetry {
  close(): Promise<void>;
}

/** What surrounds a piece of work. */
interface Around {
  readonly fields: Fields;
  /** What people wrote, as far as it is known by now: shared by all spans of one request, so that its last error is rid of it. */
  readonly privateTexts: Set<string>;
  readonly context: Context | undefined;
}

interface Outlets {
  readonly redact: Redact;
  readonly writer: LogWriter | undefined;
  readonly tracer: Tracer | undefined;
  readonly observe: ObserveSpan | undefined;
}

/** Tells by log, spans and metrics at once. What is not asked for is not loaded. */
export const createTelemetry = async ({ level, secrets, otlp, observe, write }: TelemetryOptions): Promise<OpenTelemetry> => {
  const redact = createRedact(secrets);
  const writer = level === 'silent' ? undefined : (await import('./log-writer.ts')).openLogWriter({ level, write });
  const onLost = (error: unknown): void => writer?.write('warn', 'telemetry.lost', redact({ error }, { level: 'warn', privateTexts: [] }));
  const tracer = otlp === undefined ? undefined : (await import('./otlp-tracer.ts')).openOtlpTracer(otlp, onLost);
  return { ...telling({ redact, writer, tracer, observe }), close: async () => tracer?.close() };
};

const telling = ({ redact, writer, tracer, observe }: Outlets): Telemetry => {
  const around = new AsyncLocalStorage<Around>();
  const here = (): Around => around.getStore() ?? { fields: {}, privateTexts: new Set(), context: undefined };

  const log = (level: LogLevel, event: string, fields: Fields = {}): void => {
    if (writer?.isOn(level) !== true) return;
    const { fields: bound, privateTexts } = here();
    writer.write(level, event, redact({ ...bound, ...fields }, { level, privateTexts }));
  };

  const end = (name: SpanName, ended: EndedSpan, { fields: bound, privateTexts, open }: Ending): void => {
    const { fields, seconds, outcome, code } = ended;
    observe?.(name, ended);
    const told = { ...fields, ...realTime(fields, seconds), ...(outcome !== 'done' && { outcome, code }) };
    open?.end(redact({ ...bound, ...told }, { level: 'info', privateTexts }), outcome, code);
    log('debug', name, { ...told, ms: rounded(seconds * 1000, 1), ...(open !== undefined && { traceId: open.traceId, spanId: open.spanId }) });
  };

  const span = async <Name extends SpanName, T>(name: Name, fields: SpanFields[Name], work: (note: Note<Name>) => Promise<T>): Promise<T> => {
    const outer = here();
    const open = tracer?.start(name, outer.context);
    let told: Fields = fields;
    note(outer.privateTexts, fields);
    const startedAt = performance.now();
    const ended = (outcome: Outcome, code?: string): void =>
      end(name, { fields: told, seconds: (performance.now() - startedAt) / 1000, outcome, code }, { ...outer, open });
    try {
      const result = await around.run({ ...outer, context: open?.context }, () => work((more) => (told = { ...told, ...more })));
      ended('done');
      return result;
    } catch (error) {
      ended(isAbort(error) ? 'aborted' : 'failed', isFault(error) ? error.code : undefined);
      throw error;
    }
  };

  const bind = <T>(fields: Fields, work: () => T): T => {
    const outer = here();
    const privateTexts = new Set(outer.privateTexts);
    note(privateTexts, fields);
    return around.run({ ...outer, fields: { ...outer.fields, ...fields }, privateTexts }, work);
  };

  return { log, span, bind, bound: () => here().fields };
};

/** What an ended span is told with. */
interface Ending extends Around {
  readonly open: OpenSpan | undefined;
}

/** Of one request; an evaluation asks hundreds of queries, and each error is looked through for every one of them. */
const MAX_PRIVATE_TEXTS = 100;

const note = (privateTexts: Set<string>, fields: Fields): void => {
  for (const text of privateTextsOf(fields)) {
    privateTexts.add(text);
    const [oldest] = privateTexts;
    if (privateTexts.size > MAX_PRIVATE_TEXTS && oldest !== undefined) privateTexts.delete(oldest);
  }
};

/** How many seconds of film one second of work got through. */
const realTime = ({ mediaSeconds }: Fields, seconds: number): Fields =>
  typeof mediaSeconds === 'number' && seconds > 0 ? { realTime: rounded(mediaSeconds / seconds, 2) } : {};

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
