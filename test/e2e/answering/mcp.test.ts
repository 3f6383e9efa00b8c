import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { turn, wire } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jpegSize } from '../../language/jpeg-size.ts';
import { startApi, type TestApi } from '../api-server.ts';
import { openWorkplace } from '../open-runtime.ts';

const TOKEN = 'a-secret-of-the-tests';
const PROGRAM = resolve(import.meta.dirname, '../../../apps/cli/bin/frameseek.mjs');

let api: TestApi;
let open: TestApi;
let id: string;
beforeAll(async () => {
  api = await startApi();
  const [job] = await api.index(await api.workplace.put('subtitles-mp4'));
  id = job?.videoId ?? '';
  open = await startApi({ FRAMESEEK_TOKEN: TOKEN });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await open[Symbol.asyncDispose]();
});

const environment = (): Record<string, string> => ({ PATH: process.env['PATH'] ?? '', HOME: join(api.workplace.folder, 'home'), ...api.workplace.env });
const transports: Readonly<Record<string, () => Transport>> = {
  'standard input and output': () => new StdioClientTransport({ command: process.execPath, args: [PROGRAM, 'mcp'], env: environment(), stderr: 'pipe' }),
  HTTP: () => new StreamableHTTPClientTransport(new URL('/mcp', api.url)),
};

const text = z.object({ type: z.literal('text'), text: z.string() });
const image = z.object({ type: z.literal('image'), mimeType: z.literal('image/jpeg'), data: z.string() });
const result = z.object({ content: z.array(z.union([text, image])), structuredContent: z.unknown().optional(), isError: z.boolean().default(false) });

describe.each(Object.keys(transports))('an assistant over %s', (name) => {
  let client: Client;
  beforeAll(async () => {
    client = new Client({ name: 'test', version: '1' });
    const transport = transports[name]?.();
    if (transport !== undefined) await client.connect(transport);
  });
  afterAll(() => client.close());
  const call = async (tool: string, args: Record<string, unknown>) => result.parse(await client.callTool({ name: tool, arguments: args }));
  const words = ({ content }: z.output<typeof result>): string => content.map((part) => (part.type === 'text' ? part.text : '<picture>')).join('\n');

  it('is told what there is', async () => {
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name)).toEqual(['search', 'moment_frames', 'transcript', 'ask', 'list']);
    expect(tools.find((tool) => tool.name === 'search')?.inputSchema).toMatchObject({ required: ['q'], properties: { q: { type: 'string' }, limit: { type: 'integer' } } });
    expect(client.getInstructions()).toContain('search finds moments');
    expect(client.getServerVersion()).toMatchObject({ name: 'frameseek' });
  });

  it('lists the videos', async () => {
    const { structuredContent } = await call('list', {});
    expect(structuredContent).toMatchObject({ videos: [{ id, title: 'subtitles', hasVideo: true }] });
  });

  it('searches as the API does', async () => {
    const found = await call('search', { q: 'blue', modality: ['visual'], limit: 3 });
    const overHttp = wire.searchResponse.parse(await (await api.get('/api/search?q=blue&modality=visual&limit=3')).json());
    expect(wire.searchResponse.parse(found.structuredContent).moments).toEqual(overHttp.moments);
    expect(words(found)).toContain(`subtitles (${id})`);
  });

  it('sees pictures with their times', async () => {
    const { content } = await call('moment_frames', { video: id, times: [3, 1], width: 160 });
    expect(content.map(({ type }) => type)).toEqual(['text', 'image', 'text', 'image']);
    expect(content[0]).toMatchObject({ text: expect.stringMatching(/^1\.0\d s/) });
    const [picture] = content.flatMap((part) => (part.type === 'image' ? [part] : []));
    expect(jpegSize(Buffer.from(picture?.data ?? '', 'base64'))).toMatchObject({ width: 160, height: 90 });
    expect((await call('moment_frames', { video: id, start: 2, end: 4 })).content).toHaveLength(8);
  });

  it('reads what is said', async () => {
    expect((await call('transcript', { video: id })).structuredContent).toEqual({
      cues: [{ start: 0.5, end: 2, text: 'The lighthouse keeper lights the lamp.' }, { start: 2.5, end: 5, text: 'A storm is coming from the west.' }],
    });
    expect(words(await call('transcript', { video: id, start: 3 }))).toBe('0:02.5 A storm is coming from the west.');
  });

  it('takes a title for a video, as the command line does', async () => {
    expect(words(await call('transcript', { video: 'Subtitles', start: 3 }))).toBe('0:02.5 A storm is coming from the west.');
    expect((await call('moment_frames', { video: 'subtitles', times: [3], width: 160 })).content.map(({ type }) => type)).toEqual(['text', 'image']);
  });

  it('asks, and asks on', async () => {
    const steps: string[] = [];
    const ask = async () => result.parse(await client.callTool({ name: 'ask', arguments: { question: 'Where does the storm come from?' } }, undefined, { onprogress: ({ message }) => steps.push(message ?? '') }));
    let answered = await ask();
    // A client hears nothing of a step that comes in one piece with the answer, as happens where nothing takes time.
    for (let again = 1; again < 20 && steps.length === 0; again += 1) answered = await ask();
    const { conversation, turn: first } = z.object({ conversation: z.string(), turn }).parse(answered.structuredContent);
    expect(first.answer.kind).toBe('extractive');
    expect(first.answer.evidence[0]).toMatchObject({ videoId: id, start: 2.5, said: expect.stringContaining('A storm is coming from the west.') as string });
    expect(steps[0]).toContain('Searched for');
    expect(words(answered)).toContain('[1] subtitles');
    const { turn: next } = z.object({ turn }).parse((await call('ask', { question: 'And before that?', conversation })).structuredContent);
    expect(next.answer.evidence[0]?.start).toBe(0);
  });

  it('is told in words what goes wrong', async () => {
    expect(await call('transcript', { video: 'nowhere' })).toMatchObject({ isError: true, content: [{ text: 'No video has the id nowhere. It may have been removed.' }] });
    expect(await call('search', { q: '' })).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('The query is empty') }] });
    expect(await call('search', {})).toMatchObject({ isError: true });
  });
});

describe('the protocol over HTTP', () => {
  const request = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

  it('demands the token, as every route does', async () => {
    expect((await open.get('/mcp', { method: 'POST', headers, body: JSON.stringify(request) })).status).toBe(401);
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', open.url), { requestInit: { headers: { authorization: `Bearer ${TOKEN}` } } }));
    expect((await client.listTools()).tools).toHaveLength(5);
    await client.close();
  });

  it('refuses pages of other sites, and has no sessions', async () => {
    expect((await api.get('/mcp', { method: 'POST', headers: { ...headers, origin: 'https://evil.example' }, body: JSON.stringify(request) })).status).toBe(403);
    expect((await api.get('/mcp')).status).toBe(405);
  });
});

it('writes nothing but the protocol to standard output, and ends when its input ends', async () => {
  await using workplace = await openWorkplace();
  const child = spawn(process.execPath, [PROGRAM, 'mcp'], { env: { PATH: process.env['PATH'], HOME: workplace.folder, ...workplace.env }, stdio: ['pipe', 'pipe', 'ignore'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 't', version: '1' } } })}\n`);
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`);
  child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'search', arguments: { q: 'blue' } } })}\n`);
  await expect.poll(() => printed.split('\n').filter((line) => line !== '').length, { timeout: 20_000 }).toBe(2);
  child.stdin.end();
  expect(await ended).toBe(0);
  for (const line of printed.split('\n').filter((one) => one !== '')) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
});
