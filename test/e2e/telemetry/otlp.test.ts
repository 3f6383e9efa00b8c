import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { frameseek } from '../cli-process.ts';
import { openWorkplace } from '../open-runtime.ts';

/** What an OTLP/HTTP request holds, of what is looked at here: https://opentelemetry.io/docs/specs/otlp. */
const otlpRequest = z.object({
  resourceSpans: z.array(z.object({
    resource: z.object({ attributes: z.array(z.object({ key: z.string(), value: z.object({ stringValue: z.string().optional() }) })) }),
    scopeSpans: z.array(z.object({
      spans: z.array(z.object({
        traceId: z.string(), spanId: z.string(), parentSpanId: z.string().optional(), name: z.string(),
        attributes: z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })),
        status: z.object({ code: z.number().optional() }),
      })),
    })),
  })),
});
type OtlpRequest = z.infer<typeof otlpRequest>;

/** A collector on this computer, and what was sent to it. */
const startCollector = async () => {
  const received: { readonly path: string; readonly key: string | undefined; readonly body: OtlpRequest }[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const key = req.headers['api-key'];
      received.push({ path: req.url ?? '', key: typeof key === 'string' ? key : undefined, body: otlpRequest.parse(JSON.parse(Buffer.concat(chunks).toString())) });
      res.setHeader('content-type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, [Symbol.dispose]: () => void server.close() };
};

it('receives the spans of a search as one tree, without its words', async () => {
  await using workplace = await openWorkplace();
  using collector = await startCollector();
  await workplace.put('three-colours');
  await frameseek(workplace, ['index', '.']);
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_EXPORTER_OTLP_HEADERS: 'api-key=sesame-0123', OTEL_SERVICE_NAME: 'films' };
  const { code, stderr } = await frameseek(workplace, ['search', 'blue', '--json'], { env });
  expect([code, stderr]).toEqual([0, '']);

  expect(new Set(collector.received.map(({ path, key }) => `${path} ${key}`))).toEqual(new Set(['/v1/traces sesame-0123']));
  const resources = collector.received.flatMap(({ body }) => body.resourceSpans);
  expect(resources[0]?.resource.attributes).toContainEqual({ key: 'service.name', value: { stringValue: 'films' } });
  const spans = resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  const search = spans.find(({ name }) => name === 'search');
  expect(search?.attributes).toContainEqual({ key: 'frameseek.limit', value: { intValue: 10 } });
  expect(search?.attributes.map(({ key }) => key)).toEqual(expect.arrayContaining(['frameseek.requestId', 'frameseek.kind', 'frameseek.moments']));
  expect(JSON.stringify(spans)).not.toContain('blue');

  const above = (span: typeof search): readonly string[] => {
    const parent = spans.find(({ spanId }) => spanId === span?.parentSpanId);
    return parent === undefined ? [] : [parent.name, ...above(parent)];
  };
  const stored = spans.filter(({ name, traceId }) => name === 'store.call' && traceId === search?.traceId);
  expect(stored.length).toBeGreaterThan(0);
  for (const span of stored) expect(above(span).at(-1)).toBe('search');
  expect(stored.map(above)).toContainEqual(['search.retriever', 'search']);
  expect(spans.some(({ name, traceId }) => name === 'model.call' && traceId === search?.traceId)).toBe(true);
});

it('that does not answer makes no command fail, and is told of in the log', async () => {
  await using workplace = await openWorkplace();
  const { code, stdout, stderr } = await frameseek(workplace, ['list', '--json'], {
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', FRAMESEEK_LOG: 'warn' },
  });
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { videos: [] }]);
  expect(stderr).toBe('');
  const searched = await frameseek(workplace, ['search', 'blue', '--json'], { env: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', FRAMESEEK_LOG: 'warn' } });
  expect(searched.code).toBe(0);
  expect(searched.stderr).toMatch(/^\{"level":"warn".*"telemetry\.lost".*\}\n$/);
});
