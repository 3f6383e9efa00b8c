import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { AudioChunk } from '@frameseek/core';
import { endpointOf, openWhisperHttp } from './whisper-http.ts';

const signal = new AbortController().signal;
const timing = { answerMs: 500, backoffMs: 5, maxWaitMs: 300 };
const piece: AudioChunk = { start: 100, samples: Float32Array.from({ length: 48_000 }, (_, index) => 0.2 * Math.sin(index * 0.2)) };
const ANSWER = {
  text: 'A red car. It stops.', language: 'english', duration: 3,
  words: [{ word: 'A', start: 0, end: 0.3 }, { word: 'red', start: 0.3, end: 0.6 }, { word: 'car', start: 0.6, end: 1 }, { word: 'It', start: 1.5, end: 1.8 }, { word: 'stops', start: 1.8, end: 2.2 }],
  segments: [{ text: ' A red car.', start: 0, end: 1.2 }, { text: ' It stops.', start: 1.5, end: 2.4 }],
};

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** A server that answers each request with the next of these; the last one stays. */
const serve = async (...answers: readonly RequestListener[]): Promise<{ url: string; bodies: string[] }> => {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}\n${Buffer.concat(chunks).toString('latin1')}`);
      answers[Math.min(bodies.length, answers.length) - 1]?.(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies };
};
const json = (value: unknown): RequestListener => (_, response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
const status = (code: number, headers: Record<string, string> = {}): RequestListener => (_, response) => void response.writeHead(code, headers).end('no');
const open = (url: string) => openWhisperHttp({ engine: 'http', url, apiKey: 'secret', model: 'tiny' }, timing);

describe('a speech server', () => {
  it('is sent a WAV file and asked for word times; its segments become cues on the video\'s time line', async () => {
    const { url, bodies } = await serve(json(ANSWER));
    const { cues } = await open(url).transcribe(piece, { signal, language: 'en' });
    expect(cues.map(({ start, end, text }) => [start, end, text])).toEqual([[100, 101.2, 'A red car.'], [101.5, 102.4, 'It stops.']]);
    expect(cues[1]?.words).toEqual([{ text: 'It', start: 101.5, end: 101.8 }, { text: 'stops', start: 101.8, end: 102.2 }]);
    expect(bodies[0]).toMatch(/^POST \/v1\/audio\/transcriptions Bearer secret\n/);
    for (const part of ['RIFF', 'name="model"\r\n\r\ntiny', 'verbose_json', 'name="language"\r\n\r\nen', 'timestamp_granularities[]"\r\n\r\nword']) expect(bodies[0]).toContain(part);
  });

  it.each<[string, unknown, string[]]>([
    ['only words', { text: 'x', words: ANSWER.words }, ['A red car It stops']],
    ['only text', { text: 'A red car.' }, ['A red car.']],
    ['a segment that it takes for silence', { text: '', segments: [{ text: 'Bye.', start: 0, end: 1, no_speech_prob: 0.9 }] }, []],
    ['no text', { text: '' }, []],
  ])('may answer with %s', async (_, answer, expected) => {
    const { url } = await serve(json(answer));
    expect((await open(url).transcribe(piece, { signal })).cues.map(({ text }) => text)).toEqual(expected);
  });

  it('is asked again when it is busy, not before the time that it names', async () => {
    const { url, bodies } = await serve(status(503), status(429, { 'retry-after': '0.2' }), json(ANSWER));
    const before = performance.now();
    expect((await open(url).transcribe(piece, { signal })).cues).toHaveLength(2);
    expect(performance.now() - before).toBeGreaterThan(190);
    expect(bodies).toHaveLength(3);
  });

  it.each<[string, RequestListener, string, RegExp]>([
    ['refuses the key', status(401), 'model/unavailable', /FRAMESEEK_WHISPER_KEY/],
    ['does not know the request', status(400), 'model/failed', /answers 400/],
    ['stays busy', status(500), 'model/unavailable', /answers 500/],
    ['answers with a page', (_, response) => void response.end('<html>'), 'model/failed', /not a transcript/],
    ['never answers', () => undefined, 'model/failed', /no answer within/],
  ])('that %s gives one clear fault', async (_, answer, code, words) => {
    const { url } = await serve(answer);
    const failed: Error = await open(url).transcribe(piece, { signal }).then(() => new Error('it worked'), (error: Error) => error);
    expect(failed).toMatchObject({ code });
    expect(failed.message).toMatch(words);
  });

  it('can be left while it thinks', async () => {
    const { url } = await serve(() => undefined);
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), 30);
    await expect(open(url).transcribe(piece, { signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it.each([['http://host:1', 'http://host:1'], ['http://host:1/', 'http://host:1'], ['http://host/v1', 'http://host'], ['http://host/api/v1/audio/transcriptions', 'http://host/api']])(
  'is found from the address %s', (url, base) => expect(endpointOf(url)).toBe(`${base}/v1/audio/transcriptions`));
