import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wire } from '@frameseek/core';
import { addressOf, startApiProcess } from '../api-process.ts';
import { startApi, type TestApi } from '../api-server.ts';
import { frameseek } from '../cli-process.ts';
import { openWorkplace, type Workplace } from '../open-runtime.ts';
import { readLines, type LogLine } from './log-lines.ts';

const TOKEN = 'open-sesame-0123456789';
const authorized = { authorization: `Bearer ${TOKEN}` };

describe('the log of the server at debug', () => {
  let api: TestApi;
  let text = '';
  const lines = (): readonly LogLine[] => readLines(text);
  /** Lines of a request, once it has been told to its end. */
  const linesOf = async (requestId: string): Promise<readonly LogLine[]> => {
    const mine = (): readonly LogLine[] => lines().filter((line) => line['requestId'] === requestId);
    await expect.poll(() => mine().some(({ event }) => event === 'http.request')).toBe(true);
    return mine();
  };

  beforeAll(async () => {
    api = await startApi({ FRAMESEEK_LOG: 'debug' }, { write: (line) => (text += line) });
    await api.index(await api.workplace.put('spoken-tones'));
  });
  afterAll(() => api[Symbol.asyncDispose]());

  it('has the id of a request in every line about it, from HTTP to the thread that runs the model', async () => {
    const answer = await api.get('/api/search?q=a+red+car', { headers: { 'x-request-id': 'my-request.1' } });
    expect(answer.headers.get('x-request-id')).toBe('my-request.1');
    const told = await linesOf('my-request.1');
    const events = new Map(told.map((line) => [line.event, line]));
    expect(events.get('http.request')).toMatchObject({ method: 'GET', route: '/api/search', status: 200, ms: expect.any(Number) });
    expect(events.get('search')).toMatchObject({ query: 'a red car', ms: expect.any(Number) });
    const retrievers = told.filter(({ event }) => event === 'search.retriever');
    expect(retrievers.map(({ retriever }) => retriever).toSorted()).toEqual(['meaning', 'objects', 'picture', 'screen', 'sound', 'words']);
    for (const one of retrievers) expect(one).toMatchObject({ ms: expect.any(Number), hits: expect.any(Number), modalities: expect.any(Array) });
    expect(events.get('search.fused')).toMatchObject({ candidates: expect.any(Number), moments: expect.any(Number), match: true, ms: expect.any(Number) });
    expect(events.get('search.grouped')).toMatchObject({ matches: expect.any(Number), groups: expect.any(Number) });
    expect(told.filter(({ event }) => event === 'model.call')).toContainEqual(expect.objectContaining({ role: 'visual', model: 'fixture/clip-colours', items: 1 }));
    const inThread = told.filter(({ event }) => event === 'worker.run');
    expect(inThread).toContainEqual(expect.objectContaining({ method: 'dual-encoder.embedTexts', model: 'fixture/clip-colours', ms: expect.any(Number), waitedMs: expect.any(Number) }));
    for (const { thread } of inThread) expect(thread).toBeGreaterThan(0);
    expect(told.filter(({ event, operation }) => event === 'store.call' && operation === 'search-words')).toContainEqual(expect.objectContaining({ hits: expect.any(Number) }));
  });

  it.each([['two words', 'two words'], ['too long', 'x'.repeat(101)], ['not there', undefined]])('gives a request whose id is %s a new one', async (_, given) => {
    const answer = await api.get('/api/videos', given === undefined ? {} : { headers: { 'x-request-id': given } });
    const id = answer.headers.get('x-request-id') ?? '';
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(await linesOf(id)).toContainEqual(expect.objectContaining({ event: 'http.request', route: '/api/videos' }));
  });

  it('keeps the id where a body is read first, and where the client did something wrong', async () => {
    const answer = await api.send('POST', '/api/search', { q: '' });
    expect(answer.status).toBe(400);
    const told = await linesOf(answer.headers.get('x-request-id') ?? '');
    expect(told).toMatchObject([
      { event: 'search', outcome: 'failed', code: 'query/empty' },
      { event: 'http.failed', level: 'debug', error: { code: 'query/empty' } },
      { event: 'http.request', status: 400 },
    ]);
  });

  it('has every stage of a video, with its job, how many segments it made and × real time', () => {
    const stages = lines().filter(({ event }) => event === 'index.stage');
    expect(stages.map(({ stage }) => stage).toSorted()).toEqual(['shots', 'sound', 'speakers', 'speech', 'text', 'visual']);
    for (const stage of stages) {
      expect(stage).toMatchObject({
        jobId: expect.any(String), videoId: expect.any(String), count: expect.any(Number), ms: expect.any(Number), realTime: expect.any(Number), mediaSeconds: expect.any(Number),
      });
    }
    expect(stages.find(({ stage }) => stage === 'visual')?.['count']).toBeGreaterThan(0);
    const [video] = lines().filter(({ event }) => event === 'index.video');
    const jobId = stages[0]?.['jobId'];
    expect(video).toMatchObject({ jobId, videoId: stages[0]?.['videoId'], realTime: expect.any(Number) });
    for (const event of ['queue.claimed', 'queue.item', 'queue.done']) expect(lines()).toContainEqual(expect.objectContaining({ event, jobId }));
    expect(lines().filter((line) => line.event === 'worker.run' && line['jobId'] === jobId).map(({ method }) => method))
      .toEqual(expect.arrayContaining(['dual-encoder.embedImages', 'whisper.transcribe', 'ocr.read']));
    expect(lines().filter(({ event }) => event === 'model.load').map(({ role }) => role)).toEqual(expect.arrayContaining(['visual', 'sentences', 'transcriber', 'reader']));
  });

  it('names a request after no job, and a job after no request', () => {
    for (const line of lines()) expect([line.event, 'requestId' in line && 'jobId' in line && line.event !== 'queue.added']).toEqual([line.event, false]);
  });
});

it('never holds what was asked above debug, and the token nowhere', async () => {
  let text = '';
  await using api = await startApi({ FRAMESEEK_LOG: 'debug', FRAMESEEK_TOKEN: TOKEN, FRAMESEEK_LANGUAGE_MODEL: '' }, { write: (line) => (text += line) });
  const send = (path: string, body: unknown) =>
    api.get(path, { method: 'POST', body: JSON.stringify(body), headers: { ...authorized, 'content-type': 'application/json' } });
  expect((await api.get('/api/search?q=zebra+crossing', { headers: authorized })).status).toBe(200);
  expect((await send('/api/ask', { question: 'Where is the zebra?' })).status).toBe(200);
  expect((await api.get('/api/search?q=zebra')).status).toBe(401);
  expect((await api.get('/api/zebra?q=zebra', { headers: authorized })).status).toBe(404);
  await expect.poll(() => readLines(text).filter(({ event }) => event === 'http.request').length).toBe(4);
  expect(text).toContain('zebra');
  expect(text).not.toContain(TOKEN);
  for (const line of readLines(text).filter(({ level }) => level !== 'debug')) expect(JSON.stringify(line)).not.toContain('zebra');
});

it('tells an unexpected failure once, with its causes and without the words of the search', async () => {
  let text = '';
  await using api = await startApi({ FRAMESEEK_LOG: 'info' }, {
    write: (line) => (text += line),
    seenAs: (runtime) => ({
      ...runtime,
      engine: {
        ...runtime.engine,
        search: ({ query }) => runtime.telemetry.span('search', { query }, () =>
          Promise.reject(new Error(`no index for ${query}`, { cause: new Error(`cannot read "${query}"`) }))),
      },
    }),
  });
  expect((await api.get('/api/search?q=my+secret+garden', { headers: { 'x-request-id': 'broken' } })).status).toBe(500);
  const told = readLines(text).filter(({ requestId }) => requestId === 'broken');
  expect(told).toMatchObject([
    { level: 'error', event: 'http.failed', error: { name: 'Error', message: 'no index for [private]', stack: expect.any(Array), cause: { message: 'cannot read "[private]"' } } },
  ]);
});

it('is at info unless the settings say otherwise, on standard error', async () => {
  await using workplace = await openWorkplace();
  const path = await workplace.put('three-colours');
  const child = startApiProcess(workplace);
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  try {
    const url = await addressOf(child);
    await fetch(`${url}/api/videos`, { method: 'POST', body: JSON.stringify({ paths: [path] }), headers: { 'content-type': 'application/json' } });
    await expect.poll(() => readLines(text).map(({ event }) => event), { timeout: 30_000 }).toContain('queue.done');
    expect(readLines(text)[0]).toMatchObject({ level: 'info', event: 'server.listening', url, pid: child.pid });
    expect(readLines(text).filter(({ level }) => level === 'debug')).toEqual([]);
  } finally {
    child.kill('SIGTERM');
  }
});

describe('the command line', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await openWorkplace();
    await workplace.put('three-colours');
    await frameseek(workplace, ['index', '.']);
  });
  afterAll(() => workplace[Symbol.asyncDispose]());

  it('logs nothing unless it is asked to', async () => {
    expect(await frameseek(workplace, ['search', 'blue', '--json'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('writes lines to standard error where it is asked to, and the same results as ever to standard output', async () => {
    const moments = ({ stdout }: { readonly stdout: string }) => wire.searchResponse.parse(JSON.parse(stdout)).moments;
    const quiet = await frameseek(workplace, ['search', 'blue', '--json']);
    const told = await frameseek(workplace, ['search', 'blue', '--json'], { env: { FRAMESEEK_LOG: 'debug' } });
    expect(moments(told)).toEqual(moments(quiet));
    const lines = readLines(told.stderr);
    const search = lines.find(({ event }) => event === 'search');
    expect(search).toMatchObject({ query: 'blue', requestId: expect.any(String) });
    expect(lines.filter(({ event }) => event === 'worker.run')).toContainEqual(expect.objectContaining({ requestId: search?.['requestId'], method: 'dual-encoder.embedTexts' }));
  });

  it('tells a failure in the log as well as to the person', async () => {
    const { code, stderr } = await frameseek(workplace, ['remove', 'nothing-like-it'], { env: { FRAMESEEK_LOG: 'error' } });
    const [line = '', sentence] = stderr.split('\n');
    expect(readLines(line)).toMatchObject([{ level: 'error', event: 'command.failed', error: { code: 'library/unknown-video' } }]);
    expect([code, sentence]).toEqual([1, expect.stringContaining('No video has the id nothing-like-it')]);
  });
});
