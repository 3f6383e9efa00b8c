import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { openOtlpTracer } from './otlp-tracer.ts';

it('tells that spans were refused, and ends all the same', async () => {
  const server = createServer((_req, res) => void res.writeHead(400).end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const lost: unknown[] = [];
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const tracer = openOtlpTracer({ endpoint, headers: {}, service: 'films' }, (error) => lost.push(error));
  const outer = tracer.start('outer', undefined);
  const inner = tracer.start('inner', outer.context);
  expect([inner.traceId === outer.traceId, inner.spanId === outer.spanId]).toEqual([true, false]);
  inner.end({ modalities: ['speech'], ms: 1, nothing: undefined }, 'failed', 'store/failed');
  outer.end({}, 'done');
  await tracer.close();
  expect(lost).toMatchObject([{ code: 400 }]);
  server.close();
});
