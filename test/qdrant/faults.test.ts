/**
 * What people see when a Qdrant server is away, slow, somebody else's or full of surprises, and that nothing is lost: against a real
 * one, which these tests start, kill and freeze (QDRANT_BIN, or `qdrant` on the PATH); skipped where there is none.
 */
import { randomUUID } from 'node:crypto';
import { createServer, request } from 'node:http';
import { errorMessage, wire, type SegmentIndex } from '@frameseek/core';
import { COLOURS, NO_FILTER, WIDE, unit, vectorSegment, wordSegment } from '@frameseek/core/testing';
import { openQdrantIndex } from '@frameseek/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failure, startApi } from '../e2e/api-server.ts';
import { frameseek } from '../e2e/cli-process.ts';
import { openWorkplace } from '../e2e/open-runtime.ts';
import { QDRANT_PROGRAM, startQdrant, type QdrantProcess } from './qdrant-process.ts';

const { signal } = new AbortController();
const RED = [1, 0, 0, 0];
const KEY = 'the-right-key';
const pictures = (count: number, from = 0) => Array.from({ length: count }, (_, n) => vectorSegment(COLOURS, [1, from + n, 0, 0], { start: from + n }));
const search = (index: SegmentIndex) => index.searchVectors(COLOURS, unit(RED), { limit: 5, filter: NO_FILTER, signal });
const said = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing was wrong', errorMessage);

/** Passes everything on to a server, for those who come by this path with this name and password, as a proxy does. */
const startProxy = async (target: string, { path, login }: { readonly path: string; readonly login: string }): Promise<{ readonly port: number } & AsyncDisposable> => {
  const server = createServer((asked, answer) => {
    const isWelcome = asked.url?.startsWith(path) === true && asked.headers.authorization === `Basic ${Buffer.from(login).toString('base64')}`;
    if (!isWelcome) return void answer.writeHead(403).end('{}');
    const passed = request(`${target}${asked.url?.slice(path.length) ?? ''}`, { method: asked.method, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode ?? 500, got.headers);
      got.pipe(answer);
    });
    return void asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { port, [Symbol.asyncDispose]: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }) };
};

it.skipIf((process.env['QDRANT_BIN'] ?? '') === '')('the program that QDRANT_BIN names runs', () => {
  expect(QDRANT_PROGRAM).toBe(process.env['QDRANT_BIN']);
});

describe.skipIf(QDRANT_PROGRAM === undefined)('a real Qdrant server', () => {
  let qdrant: QdrantProcess;
  beforeAll(async () => {
    qdrant = await startQdrant();
  });
  afterAll(() => qdrant[Symbol.asyncDispose]());

  const open = (more: Partial<Parameters<typeof openQdrantIndex>[0]> = {}): Promise<SegmentIndex> =>
    openQdrantIndex({ url: qdrant.url, prefix: `faults-${randomUUID().slice(0, 8)}`, library: 'library-a', ...more });
  const settings = (): Readonly<Record<string, string>> => ({ QDRANT_URL: qdrant.url, QDRANT_PREFIX: `faults-${randomUUID().slice(0, 8)}`, QDRANT_SEARCH_LIMIT_S: '30' });
  const put = async (path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${qdrant.url}${path}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    expect(answer.status, await answer.text()).toBe(200);
  };

  it('that is down at the start is named in one sentence, and by the doctor in its table', async () => {
    await using place = await openWorkplace();
    await using other = await startQdrant();
    await other.kill();
    const env = { QDRANT_URL: other.url };
    expect(await frameseek(place, ['list'], { env })).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The store http\S+ does not answer: .*Is it running\?\n$/) as string });
    const { code, stdout } = await frameseek(place, ['doctor'], { env });
    expect([code, stdout]).toEqual([1, expect.stringMatching(/✓ ffmpeg[^]*✗ store +off\n +The store http\S+ does not answer[^]*✓ node[^]*Nothing works without store\./)]);
    await other.start();
    expect((await frameseek(place, ['doctor'], { env })).stdout).toMatch(/✓ store +Qdrant 1\./);
  });

  it('that is killed in the middle of writing keeps what it said it had, and takes the rest when it is back', async () => {
    const index = await open();
    let written = 0;
    const writing = said((async () => {
      for (; written < 20_000; written += 100) await index.upsertVectors(COLOURS, pictures(100, written), { signal });
    })());
    await expect.poll(() => written, { timeout: 30_000 }).toBeGreaterThan(300);
    await qdrant.kill();
    expect(await writing).toMatch(/^The store http\S+ does not answer: .*Is it running\?$/);
    await qdrant.start();
    const held = (await index.count({ signal })).vectors[COLOURS.id] ?? 0;
    expect(held).toBeGreaterThanOrEqual(written);
    await index.upsertVectors(COLOURS, pictures(100, written), { signal });
    expect((await index.count({ signal })).vectors[COLOURS.id]).toBe(written + 100);
  });

  it('that is away while a film is indexed is waited for: no film fails, and all is found then', { timeout: 180_000 }, async () => {
    await using api = await startApi(settings());
    expect(await api.index(await api.workplace.put('three-colours'))).toMatchObject([{ state: 'done' }]);
    await qdrant.kill();
    const added = wire.addVideosResponse.parse(await (await api.send('POST', '/api/videos', { paths: [await api.workplace.put('subtitles-mp4')] })).json());
    expect(await failure(api.get('/api/search?q=blue&modality=visual'))).toMatchObject({ status: 503, code: 'store/unavailable' });
    await qdrant.start();
    expect(await api.ended(added.jobs)).toMatchObject([{ state: 'done' }]);
    const titles = async (query: string) => wire.searchResponse.parse(await (await api.get(`/api/search?q=${query}`)).json()).moments.map(({ video }) => video.title);
    expect(await titles('blue&modality=visual')).toContain('three-colours');
    expect(await titles('%22a+storm+is+coming%22')).toEqual(['subtitles']);
  });

  it('that answers nothing is given up by a search in time, said by health, and asked again without a restart', { timeout: 120_000 }, async () => {
    await using api = await startApi({ ...settings(), QDRANT_SEARCH_LIMIT_S: '2' });
    expect(await api.index(await api.workplace.put('three-colours'))).toMatchObject([{ state: 'done' }]);
    // Another limit each time: what was searched for before is answered from what is kept.
    let limit = 0;
    const ask = () => api.get(`/api/search?q=blue&modality=visual&limit=${(limit = (limit % 100) + 1)}`);
    const store = async () => wire.health.parse(await (await api.get('/api/health')).json()).parts.find(({ part }) => part === 'store');
    expect(wire.searchResponse.parse(await (await ask()).json()).moments).toHaveLength(1);
    qdrant.freeze();
    try {
      const began = performance.now();
      expect(await failure(ask())).toMatchObject({ status: 503, message: expect.stringMatching(/^The store Qdrant 1\S+ does not answer: no answer within 2 s\. Is it running\?$/) as string });
      expect(performance.now() - began).toBeLessThan(10_000);
      await expect.poll(store, { timeout: 20_000 }).toMatchObject({ state: 'off', why: expect.stringContaining('no answer within 2 s') as string });
    } finally {
      qdrant.goOn();
    }
    await expect.poll(async () => (await ask()).status, { timeout: 20_000 }).toBe(200);
    await expect.poll(async () => (await store())?.state, { timeout: 20_000 }).toBe('on');
  });

  it('that wants a key says which setting has it, when it is opened', async () => {
    await using locked = await startQdrant({ apiKey: KEY });
    expect(await said(open({ url: locked.url }))).toMatch(/failed: it wants a key, and QDRANT_API_KEY is not set/);
    expect(await said(open({ url: locked.url, apiKey: 'a wrong one' }))).toMatch(/failed: it does not take the key in QDRANT_API_KEY/);
    await using place = await openWorkplace();
    const { code, stderr } = await frameseek(place, ['list'], { env: { QDRANT_URL: locked.url, QDRANT_API_KEY: KEY } });
    expect([code, stderr]).toEqual([0, '']);
  });

  it('behind a proxy with a path, a name and a password is reached by its address, and shows no password', async () => {
    await using proxy = await startProxy(qdrant.url, { path: '/films', login: 'ada:p@ss' });
    const index = await open({ url: `http://ada:p%40ss@127.0.0.1:${proxy.port}/films/` });
    await index.upsertVectors(COLOURS, pictures(1), { signal });
    expect(await search(index)).toHaveLength(1);
    expect(await said(open({ url: `http://ada:wrong@127.0.0.1:${proxy.port}/films` }))).not.toContain('wrong');
  });

  it.each([['http://127.0.0.1', 80], ['http://127.0.0.1:80', 80], ['https://127.0.0.1', 443]])('is not looked for at another port than %s says', async (url, port) => {
    const refusal = await said(open({ url }));
    expect(refusal).not.toContain('6333');
    expect(refusal).toMatch(new RegExp(`does not answer.*:${port}|failed`));
  });

  it('with vectors of another size there refuses ours, and keeps its own', async () => {
    const prefix = `faults-${randomUUID().slice(0, 8)}`;
    await (await open({ prefix })).upsertVectors(COLOURS, pictures(2), { signal });
    const index = await open({ prefix });
    const wide = { ...WIDE, id: COLOURS.id };
    expect(await said(index.upsertVectors(wide, [vectorSegment(WIDE, [1, 0, 0, 0, 0, 0, 0, 0])], { signal }))).toBe('An embedding of 8 numbers does not belong to colours-v1, which has 4.');
    expect(await search(index)).toHaveLength(2);
  });

  it.each([
    ['of another kind', { vectors: { size: 4, distance: 'Cosine' } }],
    ['that compares by another distance', { vectors: { dense: { size: 4, distance: 'Euclid' } } }],
  ])('with a collection of our name %s is not written to, and it is said what to do', async (_, body) => {
    const prefix = `faults-${randomUUID().slice(0, 8)}`;
    const name = `${prefix}_space.${COLOURS.id}`;
    await put(`/collections/${name}.1`, body);
    const index = await open({ prefix });
    expect(await said(index.upsertVectors(COLOURS, pictures(1), { signal }))).toMatch(/was not made by Frameseek, as it is of another kind; set QDRANT_PREFIX/);
    expect(await (await fetch(`${qdrant.url}/collections/${name}.1`)).json()).toMatchObject({ result: { points_count: 0 } });
  });

  it('that has lost its collections is as if it had never had them, and fills again', async () => {
    const index = await open();
    await index.upsertVectors(COLOURS, pictures(3), { signal });
    const { result: { collections } } = z.object({ result: z.object({ collections: z.array(z.object({ name: z.string() })) }) }).parse(await (await fetch(`${qdrant.url}/collections`)).json());
    for (const { name } of collections) await fetch(`${qdrant.url}/collections/${name}`, { method: 'DELETE' });
    expect(await search(index)).toEqual([]);
    await index.upsertVectors(COLOURS, pictures(3), { signal });
    expect(await search(index)).toHaveLength(3);
  });

  it('that two processes write to has what both wrote', async () => {
    const prefix = `faults-${randomUUID().slice(0, 8)}`;
    const both = await Promise.all([open({ prefix }), open({ prefix })]);
    await Promise.all(both.flatMap((index, at) => [
      index.upsertVectors(COLOURS, pictures(300, 300 * at), { signal }), index.upsertWords([wordSegment(`bridge number ${at}`, { start: at })], { signal }),
    ]));
    for (const index of both) expect(await index.count({ signal })).toEqual({ words: 2, vectors: { [COLOURS.id]: 600 } });
  });

  it('is not given a vector that is none, and takes a word without end', async () => {
    const index = await open();
    const broken = { ...vectorSegment(COLOURS, RED), vector: Float32Array.from([Number.NaN, 0, 0, 1]) };
    expect(await said(index.upsertVectors(COLOURS, [broken], { signal }))).toBe('Something in the request is wrong: an embedding in colours-v1 has values that are no numbers.');
    await index.upsertWords([wordSegment(`a bridge ${'ab'.repeat(3_250)}`)], { signal });
    expect(await index.searchWords({ words: 'brigde', phrases: [] }, { limit: 5, filter: NO_FILTER, signal })).toHaveLength(1);
  });

  it('serves two libraries with the same film: what one removes and repairs, the other keeps', { timeout: 180_000 }, async () => {
    const env = settings();
    await using ours = await openWorkplace();
    await using theirs = await openWorkplace();
    const finds = async (place: typeof ours): Promise<number> => {
      const { stdout, stderr } = await frameseek(place, ['search', '"a storm is coming"', '--json'], { env });
      expect(stderr).toBe('');
      return wire.searchResponse.parse(JSON.parse(stdout)).moments.length;
    };
    for (const place of [ours, theirs]) expect(await frameseek(place, ['index', await place.put('subtitles-mp4')], { env })).toMatchObject({ code: 0 });
    expect([await finds(ours), await finds(theirs)]).toEqual([1, 1]);
    expect(await frameseek(ours, ['remove', 'subtitles'], { env })).toMatchObject({ code: 0 });
    expect((await frameseek(ours, ['doctor', '--repair'], { env })).stdout).toContain('Catalog, store and disk go together.');
    expect([await finds(ours), await finds(theirs)]).toEqual([0, 1]);
    expect((await frameseek(theirs, ['doctor'], { env })).stdout).toContain('Catalog, store and disk go together.');
  });
});
