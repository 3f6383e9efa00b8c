import { createServer } from 'node:http';
import { isFault, type SegmentIndex } from '@frameseek/core';
import { COLOURS, NO_FILTER, segmentIndexContract, unit, vectorSegment, wordSegment } from '@frameseek/core/testing';
import { openQdrantIndex } from '@frameseek/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { libraryContract } from './library-contract.ts';
import { startQdrantDouble, type QdrantDouble } from './server.ts';

const { signal } = new AbortController();
const RED = unit([1, 0, 0, 0]);

describe('against a double that checks every request by the official description', () => {
  let double: QdrantDouble | undefined;
  beforeAll(async () => {
    double = await startQdrantDouble();
  });
  afterAll(async () => {
    expect(double?.problems).toEqual([]);
    await double?.[Symbol.asyncDispose]();
  });
  libraryContract(() => double?.url ?? '');
  segmentIndexContract({ name: 'Qdrant', open: (place) => openQdrantIndex({ url: double?.url ?? '', prefix: place, library: 'library-a' }) });
});

/** Runs a test on a double of its own. */
const alone = (test: (double: QdrantDouble, index: SegmentIndex) => Promise<void>) => async (): Promise<void> => {
  await using double = await startQdrantDouble();
  await test(double, await openQdrantIndex({ url: double.url, prefix: 'library', library: 'library-a' }));
};
const search = (index: SegmentIndex): Promise<unknown> => index.searchVectors(COLOURS, RED, { limit: 1, filter: NO_FILTER, signal });
const caught = (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => error);

describe('what the Qdrant index asks of the server', () => {
  it('makes a collection, its payload indices, and the alias last', alone(async (double, index) => {
    await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, [1, 0, 0, 0])], { signal });
    await index.upsertWords([wordSegment('a red bridge')], { signal });
    expect(double.requests.filter((line) => !line.startsWith('GET'))).toEqual([
      'PUT /collections/library_space.colours-v1.1',
      ...Array.from({ length: 7 }, () => 'PUT /collections/library_space.colours-v1.1/index?wait=true'),
      'POST /collections/aliases',
      'PUT /collections/library_space.colours-v1/points?wait=true',
      'PUT /collections/library_words.1',
      ...Array.from({ length: 8 }, () => 'PUT /collections/library_words.1/index?wait=true'),
      'POST /collections/aliases',
      'PUT /collections/library_vocabulary.1',
      ...Array.from({ length: 3 }, () => 'PUT /collections/library_vocabulary.1/index?wait=true'),
      'POST /collections/aliases',
      'PUT /collections/library_vocabulary/points?wait=true',
      'PUT /collections/library_words/points?wait=true',
    ]);
    expect(double.problems).toEqual([]);
  }));

  it('searches a space that it knows with one request', alone(async (double, index) => {
    await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, [1, 0, 0, 0])], { signal });
    await search(index);
    const before = double.requests.length;
    await search(index);
    expect(double.requests.slice(before)).toEqual(['POST /collections/library_space.colours-v1/points/query']);
  }));

  it('goes on when somebody removed its collections, as if they had never been', alone(async (double, index) => {
    await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, [1, 0, 0, 0])], { signal });
    await index.upsertWords([wordSegment('a red bridge')], { signal });
    const identity = await index.identity({ signal });
    for (const name of ['library_space.colours-v1.1', 'library_words.1', identity]) await fetch(`${double.url}/collections/${name}`, { method: 'DELETE' });
    expect(await search(index)).toEqual([]);
    expect(await index.wordsOf('video-a', { signal })).toEqual([]);
    expect(await index.count({ signal })).toEqual({ words: 0, vectors: {} });
    expect(await index.identity({ signal })).not.toBe(identity);
    await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, [1, 0, 0, 0])], { signal });
    expect(await search(index)).toHaveLength(1);
    expect(double.problems).toEqual([]);
  }));

  it.each(['at once', 'one after the other'])('so do all calls that run while they are removed, %s', (how) => alone(async (double, index) => {
    await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, [1, 0, 0, 0])], { signal });
    await index.upsertWords([wordSegment('a red bridge')], { signal });
    const names = ['library_space.colours-v1.1', 'library_words.1', await index.identity({ signal })];
    const remove = (name: string): Promise<Response> => fetch(`${double.url}/collections/${name}`, { method: 'DELETE' });
    const removed = how === 'at once'
      ? Promise.all(names.map(remove))
      : names.reduce<Promise<unknown>>((before, name) => before.then(() => remove(name)), Promise.resolve());
    const calls = (): Promise<unknown[]> => Promise.all([
      search(index), search(index), index.searchWords({ words: 'bridge', phrases: [] }, { limit: 1, filter: NO_FILTER, signal }),
      index.wordsOf('video-a', { signal }), index.vectorsOf(COLOURS, 'video-a', { signal }), index.tally({ signal }), index.spaces({ signal }),
      index.remove('video-b', { signal }), index.count({ signal }), index.identity({ signal }),
    ]);
    await calls();
    await removed;
    expect((await calls()).slice(0, -1)).toEqual([[], [], [], [], [], [], [], undefined, { words: 0, vectors: {} }]);
    expect(double.problems).toEqual([]);
  })());

  it('writes many points in several requests', alone(async (double, index) => {
    await index.upsertWords(Array.from({ length: 1_100 }, (_, n) => wordSegment(`word ${n}`, { start: n })), { signal });
    expect(double.requests.filter((line) => line.startsWith('PUT') && line.includes('_words/points'))).toHaveLength(3);
    expect((await index.count({ signal })).words).toBe(1_100);
  }));

  it('keeps two libraries on one server apart', alone(async (double, index) => {
    const other = await openQdrantIndex({ url: double.url, prefix: 'other', library: 'library-a' });
    await index.upsertWords([wordSegment('a red bridge')], { signal });
    expect(await other.count({ signal })).toEqual({ words: 0, vectors: {} });
    await other.remove('video-a', { signal });
    expect((await index.count({ signal })).words).toBe(1);
  }));

  it.each([[['yellow', 'grey', 'yellow', 'grey'], 5], [[], 1], [Array.from({ length: 20 }, () => 'grey'), 6]])('waits for the indices of the server: %j', (statuses, looks) => alone(async (double, index) => {
    await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, [1, 0, 0, 0])], { signal });
    await index.optimize({ signal });
    const before = double.requests.length;
    double.say(...statuses);
    await index.optimize({ signal });
    expect(double.requests.slice(before).filter((line) => line === 'GET /collections/library_space.colours-v1')).toHaveLength(looks);
  })());

  it('says that a collection is broken', alone(async (double, index) => {
    await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, [1, 0, 0, 0])], { signal });
    double.say('red');
    expect(await caught(index.optimize({ signal }))).toMatchObject({ code: 'store/failed', facts: { reason: expect.stringContaining('is broken') as string } });
  }));

  it('tells its version', alone((_, index) => {
    expect(index.name).toBe('Qdrant 1.19.0');
    return Promise.resolve();
  }));
});

describe('what the Qdrant index makes of failures', () => {
  it.each([
    [500, 'store/unavailable'], [503, 'store/unavailable'], [429, 'store/unavailable'], [408, 'store/unavailable'],
    [400, 'store/failed'], [401, 'store/failed'], [403, 'store/failed'], [404, 'store/failed'],
  ])('status %i is %s', (status, code) => alone(async (double, index) => {
    await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, [1, 0, 0, 0])], { signal });
    double.fail(status);
    const error = await caught(search(index));
    expect(error).toMatchObject({ code, retryable: code === 'store/unavailable', facts: { store: double.url } });
    expect(isFault(error) && JSON.stringify(error.facts)).toContain('asked to fail');
    expect(await search(index)).toHaveLength(1);
  })());

  it('a connection that is closed under a call is none: the call is made again, once', alone(async (double, index) => {
    await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, [1, 0, 0, 0])], { signal });
    double.hangUp();
    expect(await search(index)).toHaveLength(1);
    double.hangUp();
    double.hangUp();
    expect(await caught(search(index))).toMatchObject({ code: 'store/unavailable', retryable: true });
  }));

  it('a server that is not there is unavailable, when it is opened and later', async () => {
    const double = await startQdrantDouble();
    const index = await openQdrantIndex({ url: double.url, prefix: 'library', library: 'library-a' });
    await double[Symbol.asyncDispose]();
    expect(await caught(index.count({ signal }))).toMatchObject({ code: 'store/unavailable', retryable: true });
    expect(await caught(openQdrantIndex({ url: double.url, prefix: 'library', library: 'library-a' }))).toMatchObject({ code: 'store/unavailable' });
  });

  it('an address that is none is a wrong setting', async () => {
    expect(await caught(openQdrantIndex({ url: 'not an address', prefix: 'x', library: 'library-a' }))).toMatchObject({ code: 'config/invalid' });
  });

  it.each(['1.10.1', '1.16.3', '0.11.0'])('a server of version %s is too old, and is told so', async (version) => {
    const old = createServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ title: 'old', version })));
    await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
    const { port } = z.object({ port: z.number() }).parse(old.address());
    try {
      const refusal = await caught(openQdrantIndex({ url: `http://127.0.0.1:${port}`, prefix: 'x', library: 'library-a' }));
      expect(refusal).toMatchObject({ code: 'store/failed', facts: { reason: `it is Qdrant ${version}, and 1.17 is the oldest that will do` } });
    } finally {
      old.closeAllConnections();
      old.close();
    }
  });

  it('a server that does not answer is left when the signal aborts', async () => {
    const asked: unknown[] = [];
    const silent = createServer((request, response) => {
      const first = { '/': { title: 'silent', version: '0' }, '/aliases': { result: { aliases: [] } } }[request.url ?? ''];
      if (first !== undefined && asked.push(request.url) <= 2) response.setHeader('content-type', 'application/json').end(JSON.stringify(first));
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = z.object({ port: z.number() }).parse(silent.address());
    try {
      const index = await openQdrantIndex({ url: `http://127.0.0.1:${port}`, prefix: 'x', library: 'library-a' });
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 30);
      expect(await caught(index.count({ signal: controller.signal }))).toMatchObject({ name: 'AbortError' });
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  });
});
