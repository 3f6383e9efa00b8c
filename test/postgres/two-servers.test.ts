/** Two servers and a worker, each a process of its own, on one library: whichever is asked, it is one. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { wire, type JobsEvent } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, startApiProcess } from '../e2e/api-process.ts';
import { frameseek, type CliResult } from '../e2e/cli-process.ts';
import { openWorkplace, type Workplace } from '../e2e/open-runtime.ts';
import { film } from '../films.ts';
import { isAmongAll } from '../is-among-all.ts';
import { postgresPrograms, startPostgres, type PostgresServer } from './postgres-server.ts';

const programs = postgresPrograms();
const TOKEN = 'a-secret-of-sixteen-characters';
const TUS = { authorization: `Bearer ${TOKEN}`, 'tus-resumable': '1.0.0' };

/** What a server tells as it changes, from now on. */
const eventsOf = (url: string, signal: AbortSignal): (() => JobsEvent | undefined) => {
  let newest: JobsEvent | undefined;
  void (async () => {
    const { body } = await fetch(`${url}/api/jobs/events`, { headers: TUS, signal });
    let text = '';
    for await (const chunk of (body ?? expect.unreachable()).pipeThrough(new TextDecoderStream())) {
      const events = (text + chunk).split('\n\n');
      text = events.pop() ?? '';
      const data = events.findLast((event) => event.startsWith('data: '));
      if (data !== undefined) newest = wire.jobsEvent.parse(JSON.parse(data.slice('data: '.length)));
    }
  })().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return () => newest;
};

describe.skipIf(programs === undefined || isAmongAll)('two servers of one library', () => {
  let postgres: PostgresServer;
  let workplace: Workplace;
  let urls: readonly [string, string];
  let begin: () => Promise<CliResult>;
  const servers: ChildProcess[] = [];
  const workers: ChildProcess[] = [];
  const ended: Promise<unknown>[] = [];
  const ending = new AbortController();

  beforeAll(async () => {
    if (programs === undefined) return;
    [postgres, workplace] = await Promise.all([startPostgres(programs), openWorkplace()]);
    const env = { FRAMESEEK_DATABASE_URL: postgres.url('servers'), FRAMESEEK_TOKEN: TOKEN, FRAMESEEK_LOG: 'error' };
    // They serve; the work is that of others.
    for (let n = 0; n < 2; n += 1) servers.push(startApiProcess(workplace, { ...env, FRAMESEEK_CONCURRENCY: '0' }));
    ended.push(...servers.map((server) => once(server, 'exit')));
    const [first, second] = await Promise.all(servers.map(addressOf));
    urls = [first ?? '', second ?? ''];
    begin = () => frameseek(workplace, ['worker'], { env, started: (child) => workers.push(child) });
  });
  afterAll(async () => {
    ending.abort();
    for (const child of [...servers, ...workers]) child.kill('SIGKILL');
    await Promise.all(ended);
    await postgres.remove();
    await workplace[Symbol.asyncDispose]();
  });

  it('let in at one whoever signed in at the other, until they sign out', async () => {
    const [here, there] = urls;
    const signedIn = await fetch(`${here}/api/session`, { method: 'POST', body: JSON.stringify({ token: TOKEN }), headers: { 'content-type': 'application/json' } });
    const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    const asked = async (url: string) => (await fetch(`${url}/api/videos`, { headers: { cookie } })).status;
    expect([signedIn.status, await asked(here), await asked(there)]).toEqual([200, 200, 200]);
    expect((await fetch(`${there}/api/session`, { method: 'DELETE', headers: { cookie, origin: there } })).status).toBe(204);
    expect([await asked(here), await asked(there)]).toEqual([401, 401]);
  });

  it('take an upload between them, never both at once, and a worker indexes it', { timeout: 400_000 }, async () => {
    const [here, there] = urls;
    const [atHere, atThere] = [eventsOf(here, ending.signal), eventsOf(there, ending.signal)];
    const content = await readFile(await film('three-colours'));
    const metadata = `filename ${Buffer.from('shared.mp4').toString('base64')},filetype ${Buffer.from('video/mp4').toString('base64')}`;
    const begun = await fetch(`${here}/api/uploads`, { method: 'POST', headers: { ...TUS, 'upload-length': String(content.length), 'upload-metadata': metadata } });
    const path = begun.headers.get('location') ?? '';
    const headers = (offset: number) => ({ ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' });
    const offsetAt = async (url: string) => Number((await fetch(url + path, { method: 'HEAD', headers: TUS })).headers.get('upload-offset'));

    expect((await fetch(here + path, { method: 'PATCH', headers: headers(0), body: new Uint8Array(content.subarray(0, 1_000)) })).status).toBe(204);
    expect([await offsetAt(here), await offsetAt(there)]).toEqual([1_000, 1_000]);
    // One that does not get on: whoever lost the way to a server asks the other one while the first still waits for more.
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const stuck = fetch(here + path, { method: 'PATCH', headers: headers(1_000), body: readable, duplex: 'half' } as RequestInit).then(({ status }) => status, () => 'cut off');
    await writer.write(new Uint8Array(content.subarray(1_000, 2_000)));
    await expect.poll(async () => (await readFile(`${workplace.env['FRAMESEEK_LIBRARY'] ?? ''}/uploads-begun/${path.split('/').at(-1) ?? ''}`)).length).toBe(2_000);
    expect(await offsetAt(there)).toBe(2_000);
    // It has ended, with what had come.
    expect([204, 'cut off']).toContain(await stuck);
    void writer.write(new Uint8Array(content.subarray(2_000))).catch(() => undefined);
    const last = await fetch(there + path, { method: 'PATCH', headers: headers(2_000), body: new Uint8Array(content.subarray(2_000)) });
    expect(last.status).toBe(200);
    const [job] = wire.addVideosResponse.parse(await last.json()).jobs;
    expect(await readFile(job?.path ?? '')).toEqual(content);

    const stateAt = (newest: () => JobsEvent | undefined) => newest()?.jobs.find(({ id }) => id === job?.id)?.state;
    await expect.poll(() => [stateAt(atHere), stateAt(atThere)], { timeout: 30_000 }).toEqual(['queued', 'queued']);
    ended.push(begin());
    await expect.poll(() => [stateAt(atHere), stateAt(atThere)], { timeout: 240_000 }).toEqual(['done', 'done']);
    for (const url of urls) {
      const { moments } = wire.searchResponse.parse(await (await fetch(`${url}/api/search?q=blue&modality=visual`, { headers: TUS })).json());
      expect(moments[0]?.start).toBeCloseTo(2, 0);
    }
  });

  it('pause all that work when one is told to, and go on by the other', { timeout: 400_000 }, async () => {
    const [here, there] = urls;
    const [atHere, atThere] = [eventsOf(here, ending.signal), eventsOf(there, ending.signal)];
    const send = (url: string, body?: unknown) => fetch(url, { method: 'POST', headers: { ...TUS, 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const added = wire.addVideosResponse.parse(await (await send(`${here}/api/videos`, { paths: [await workplace.put('hour-long-single-shot')], sampling: 'dense' })).json());
    const states = () => [atHere, atThere].map((newest) => newest()?.jobs.find(({ id }) => id === added.jobs[0]?.id)?.state);
    await expect.poll(states, { timeout: 240_000 }).toEqual(['running', 'running']);
    expect(await (await send(`${here}/api/jobs/pause`)).json()).toEqual({ paused: true });
    await expect.poll(() => [...states(), atHere()?.paused, atThere()?.paused], { timeout: 120_000 }).toEqual(['queued', 'queued', true, true]);
    expect(await (await send(`${there}/api/jobs/resume`)).json()).toEqual({ paused: false });
    await expect.poll(() => [...states(), atHere()?.paused, atThere()?.paused], { timeout: 120_000 }).toEqual(['running', 'running', false, false]);
  });
});
