import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_TELEMETRY, type Fields } from '@frameseek/core';
import { createWorkerHost } from './worker-host.ts';

/** Answers every request with its dimensions after a line for the log, and dies of the folder "crash". */
const ENTRY = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ kind, request }) => {
  if (kind === 'stop') parentPort.close();
  if (kind !== 'request') return;
  if (request.ask.folder === 'crash') throw new Error('out of memory');
  parentPort.postMessage({ event: 'asked', fields: { ...request.context, of: request.ask.folder } });
  setTimeout(() => parentPort.postMessage({ id: request.id, answer: { dimensions: 3 } }), 20);
});`;

let folder: string;
let entry: URL;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-worker-'));
  await writeFile(join(folder, 'entry.mjs'), ENTRY);
  entry = pathToFileURL(join(folder, 'entry.mjs'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const signal = new AbortController().signal;
const spec = (where: string) => ({ id: 'acme/model', folder: where, threads: 1, file: 'x.onnx', pooling: 'mean' as const });

it('gives a fault to everyone who waits when the thread dies, and starts another at the next call', async () => {
  const host = createWorkerHost({ entry });
  const waiting = host.call('sentences.describe', spec('ok'), { signal });
  const dying = host.call('sentences.describe', spec('crash'), { signal });
  const fault = { code: 'model/failed', facts: { model: 'acme/model', reason: 'out of memory' } };
  const outcomes = await Promise.allSettled([waiting, dying]);
  expect(outcomes).toMatchObject([{ status: 'rejected', reason: fault }, { status: 'rejected', reason: fault }]);
  await expect(host.call('sentences.describe', spec('ok'), { signal })).resolves.toEqual({ dimensions: 3 });
  await host.close();
});

it('does not start a thread for a call that is aborted already, nor for a close', async () => {
  const host = createWorkerHost({ entry });
  await expect(host.call('sentences.describe', spec('ok'), { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  await host.close();
});

it('takes what is bound at each call into the thread, and what the thread tells of it into the log', async () => {
  const told: [string, string, Fields | undefined][] = [];
  let requestId = 'one';
  const telemetry = {
    ...NO_TELEMETRY, bound: () => ({ requestId }), log: (level: string, event: string, fields?: Fields) => void told.push([level, event, fields]),
  };
  const host = createWorkerHost({ entry, telemetry });
  await host.call('sentences.describe', spec('a'), { signal });
  requestId = 'two';
  await host.call('sentences.describe', spec('b'), { signal });
  await host.close();
  expect(told).toEqual([['debug', 'asked', { requestId: 'one', of: 'a' }], ['debug', 'asked', { requestId: 'two', of: 'b' }]]);
});
