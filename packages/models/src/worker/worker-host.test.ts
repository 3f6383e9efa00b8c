import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkerHost } from './worker-host.ts';

/** Answers every request with its dimensions, and dies of the folder "crash". */
const ENTRY = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ kind, request }) => {
  if (kind === 'stop') parentPort.close();
  if (kind !== 'request') return;
  if (request.ask.folder === 'crash') throw new Error('out of memory');
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
const spec = (where: string) => ({ id: 'acme/model', folder: where, threads: 1, file: 'x.onnx' });

it('gives a fault to everyone who waits when the thread dies, and starts another at the next call', async () => {
  const host = createWorkerHost(entry);
  const waiting = host.call('sentences.describe', spec('ok'), { signal });
  const dying = host.call('sentences.describe', spec('crash'), { signal });
  const fault = { code: 'model/failed', facts: { model: 'acme/model', reason: 'out of memory' } };
  const outcomes = await Promise.allSettled([waiting, dying]);
  expect(outcomes).toMatchObject([{ status: 'rejected', reason: fault }, { status: 'rejected', reason: fault }]);
  await expect(host.call('sentences.describe', spec('ok'), { signal })).resolves.toEqual({ dimensions: 3 });
  await host.close();
});

it('does not start a thread for a call that is aborted already, nor for a close', async () => {
  const host = createWorkerHost(entry);
  await expect(host.call('sentences.describe', spec('ok'), { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  await host.close();
});
