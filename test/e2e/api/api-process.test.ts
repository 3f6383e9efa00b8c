import { expect, it } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { wire } from '@frameseek/core';
import { addressOf, runApiProcess, startApiProcess } from '../api-process.ts';
import { film } from '../../films.ts';
import { openRuntime, openWorkplace } from '../open-runtime.ts';

/** Asks a program to end in order; Windows has no signal for that. */
const end = (child: ChildProcess): boolean => (process.platform === 'win32' ? child.send('stop') : child.kill('SIGTERM'));

it('prints its address, works on what another process adds to the library, and stops cleanly in the middle of it', async () => {
  await using workplace = await openWorkplace();
  const path = await workplace.put('three-colours');
  const child = startApiProcess(workplace);
  const exited = once(child, 'exit');
  try {
    const url = await addressOf(child);
    // Another process on the same library, as the command line is.
    await using other = await openRuntime(workplace);
    const { signal } = new AbortController();
    const { jobs } = await other.engine.add([path], { signal });
    await expect.poll(() => other.engine.jobs({ limit: 5 }).find(({ id }) => id === jobs[0]?.id)?.state, { timeout: 30_000 }).toBe('done');
    const found = await other.engine.search({ query: 'blue', limit: 3, modalities: ['visual'] }, { signal });
    const answer = wire.searchResponse.parse(await (await fetch(`${url}/api/search?q=blue&limit=3&modality=visual`)).json());
    expect(answer.moments).toEqual(found.moments.map(({ video, start: begin, end, score, hits }) => ({ video, start: begin, end, score, hits })));
    expect(answer.moments[0]?.start).toBeCloseTo(2, 0);
    // An open event stream and running work must not hold it up.
    const events = await fetch(`${url}/api/jobs/events`);
    await other.engine.add([await workplace.put('hour-long-single-shot')], { signal });
    end(child);
    expect(await exited).toEqual([0, null]);
    await events.body?.cancel().catch(() => undefined);
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
});

it.each([
  ['says so', (child: ChildProcess) => child.send('stop')],
  ['is gone', (child: ChildProcess) => child.disconnect()],
])('stops cleanly when whoever started it %s', async (_how, leave) => {
  await using workplace = await openWorkplace();
  const child = startApiProcess(workplace);
  const exited = once(child, 'exit');
  try {
    await addressOf(child);
    leave(child);
    expect(await exited).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
});

it('says that its port is taken, and with which setting to choose another', async () => {
  await using workplace = await openWorkplace();
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const at = blocker.address();
  const port = typeof at === 'object' && at !== null ? String(at.port) : '';
  try {
    const { code, stderr } = await runApiProcess(workplace, { FRAMESEEK_API_PORT: port });
    expect(code).toBe(69);
    expect(stderr).toBe(`Port ${port} is taken by another program. Stop it, or choose another port with FRAMESEEK_API_PORT.\n`);
  } finally {
    blocker.close();
  }
});

it.each([
  ['a wrong setting', { FRAMESEEK_API_PORT: 'many' }, 78, 'FRAMESEEK_API_PORT'],
  ['a host for everybody without a token', { FRAMESEEK_HOST: '0.0.0.0' }, 78, 'FRAMESEEK_TOKEN'],
  ['a library that cannot be', { FRAMESEEK_LIBRARY: join(import.meta.filename, 'library') }, 1, join(import.meta.filename, 'library')],
  ['a Qdrant that is not there', { QDRANT_URL: 'http://127.0.0.1:9' }, 69, 'Is it running?'],
] as const)('does not start with %s, and says why in one line', async (_what, env, ...expected) => {
  await using workplace = await openWorkplace();
  const { code, stderr } = await runApiProcess(workplace, env);
  expect([code, stderr.trim().split('\n').length]).toEqual([expected[0], 1]);
  expect(stderr).toContain(expected[1]);
});

it.skipIf(process.platform === 'win32')('writes what nobody else on this computer may read, in a folder that is there for all', async () => {
  await using workplace = await openWorkplace();
  const library = join(workplace.folder, 'library');
  await mkdir(library, { mode: 0o755 });
  const server = startApiProcess(workplace);
  const url = await addressOf(server);
  const form = new FormData();
  form.set('files', new Blob([await readFile(await film('three-colours'))]), 'own.mp4');
  expect((await fetch(`${url}/api/videos/upload`, { method: 'POST', body: form })).status).toBe(202);
  const ready = async (): Promise<string | undefined> => wire.videoList.parse(await (await fetch(`${url}/api/videos`)).json()).videos.find(({ state }) => state === 'ready')?.id;
  await expect.poll(ready, { timeout: 40_000 }).toBeDefined();
  expect((await fetch(`${url}/api/videos/${await ready() ?? ''}/thumbnail?at=1`)).status).toBe(200);
  const readable = await Promise.all((await readdir(library, { recursive: true })).map(async (name) =>
    ((await stat(join(library, name))).mode & 0o077) === 0 ? [] : [name]));
  expect(readable.flat()).toEqual([]);
  server.kill('SIGTERM');
  await once(server, 'close');
});
