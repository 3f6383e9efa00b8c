import { ROOT_CONTEXT, SpanStatusCode, trace, type Attributes, type AttributeValue, type Context } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace';
import type { Fields } from '@frameseek/core';
import type { Outcome } from './span-metrics.ts';

/** Where spans are sent: a collector that speaks OTLP over HTTP, and what it must be told with each request. */
export interface OtlpOptions {
  /** Base address; spans go to `<endpoint>/v1/traces`. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The name under which the spans are shown. */
  readonly service: string;
}

/** One span while its work goes on. */
export interface OpenSpan {
  /** For the spans within this one. */
  readonly context: Context;
  readonly traceId: string;
  readonly spanId: string;
  /** `code` names the failure. */
  end(fields: Fields, outcome: Outcome, code?: string): void;
}

/** Makes spans and sends them, some at a time. */
export interface Tracer {
  /** `parent` is the context of the span around it. */
  start(name: string, parent: Context | undefined): OpenSpan;
  /** Sends what is left. */
  close(): Promise<void>;
}

/** Milliseconds that a collector may take, further attempts included: a program that ends does not wait longer for it. */
const EXPORT_TIMEOUT_MS = 3_000;

/** `onLost` hears why spans could not be sent: the work that they tell of goes on. */
export const openOtlpTracer = ({ endpoint, headers, service }: OtlpOptions, onLost: (error: unknown) => void): Tracer => {
  const url = `${endpoint.replace(/(?<!\/)\/+$/u, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: EXPORT_TIMEOUT_MS });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor({ exporter: telling(exporter, onLost) })],
  });
  const tracer = provider.getTracer('frameseek');
  return {
    start: (name, parent = ROOT_CONTEXT) => {
      const span = tracer.startSpan(name, {}, parent);
      return {
        context: trace.setSpan(parent, span),
        ...span.spanContext(),
        end: (fields, outcome, code) => {
          span.setAttributes(attributesOf(fields));
          if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR, ...(code !== undefined && { message: code }) });
          span.end();
        },
      };
    },
    // Spans that could not be sent have been told of already, and are no reason for a program to fail.
    close: () => provider.shutdown().catch(() => undefined),
  };
};

const telling = (exporter: SpanExporter, onLost: (error: unknown) => void): SpanExporter => ({
  export: (spans, done) => exporter.export(spans, (result) => {
    if (result.error !== undefined) onLost(result.error);
    done(result);
  }),
  shutdown: () => exporter.shutdown(),
});

const attributesOf = (fields: Fields): Attributes =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[`frameseek.${name}`, attributeOf(value)]])));

const attributeOf = (value: unknown): AttributeValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value);
