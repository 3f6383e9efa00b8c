import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ModelEvent, ModelMessage, ModelRequest } from '@frameseek/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallJpeg } from '../../../../../test/language/small-jpeg.ts';
import { createLanguageModel } from '../create-language-model.ts';
import type { LanguageModelOptions } from '../../language-model-options.ts';

/** What a server saw of one request. */
interface Seen {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
const seen: Seen[] = [];
let answer: string;
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
    seen.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(answer);
  });
});
beforeEach(async () => {
  seen.length = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => {
  server.close(resolve);
  server.closeAllConnections();
}));

const PICTURE = smallJpeg(1);
const question: ModelRequest = {
  purpose: 'answer', system: 'Answer from the evidence.', maxOutputTokens: 50,
  messages: [{ role: 'user', parts: [{ type: 'text', text: '[1] 0:05' }, { type: 'image', jpeg: PICTURE }] }],
  tools: [{ name: 'look_at', description: 'Looks', schema: { type: 'object', properties: { at: { type: 'number' } }, required: ['at'] } }],
};
const ask = async (provider: LanguageModelOptions['provider'], asks: readonly ModelRequest[] = [question], name = 'big-one'): Promise<ModelEvent[]> => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`;
  const model = createLanguageModel({ provider, name, url, apiKey: 'sk-mine' });
  const events: ModelEvent[] = [];
  for (const request of asks) for await (const event of model?.stream(request, { signal: new AbortController().signal }) ?? []) events.push(event);
  return events;
};
const lines = (events: readonly (readonly [string | undefined, object])[]): string =>
  events.map(([name, data]) => `${name === undefined ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`).join('');

const CALLED: readonly ModelEvent[] = [
  { type: 'text', text: 'I look.' },
  { type: 'call', call: { id: expect.any(String) as string, name: 'look_at', input: { at: 5 } } },
  { type: 'end', cut: false, usage: { inputTokens: 200, outputTokens: 9 } },
];

describe('each provider speaks its own language, to the address that was set, with the key that was set', () => {
  it('Anthropic', async () => {
    answer = lines([
      ['message_start', { type: 'message_start', message: { id: 'm', type: 'message', role: 'assistant', model: 'big-one', content: [], stop_reason: null, usage: { input_tokens: 200, output_tokens: 1 } } }],
      ['content_block_start', { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }],
      ['content_block_delta', { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'I look.' } }],
      ['content_block_stop', { type: 'content_block_stop', index: 0 }],
      ['content_block_start', { type: 'content_block_start', index: 1, content_block: { type: 'tool_use', id: 'toolu_1', name: 'look_at', input: {} } }],
      ['content_block_delta', { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '{"at"' } }],
      ['content_block_delta', { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: ': 5}' } }],
      ['content_block_stop', { type: 'content_block_stop', index: 1 }],
      ['message_delta', { type: 'message_delta', delta: { stop_reason: 'tool_use', stop_sequence: null }, usage: { output_tokens: 9 } }],
      ['message_stop', { type: 'message_stop' }],
    ]);
    expect(await ask('anthropic')).toEqual(CALLED);
    expect(seen[0]).toMatchObject({ path: '/base/messages', headers: { 'x-api-key': 'sk-mine' } });
    expect(seen[0]?.body).toContain(PICTURE.toString('base64'));
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ model: 'big-one', max_tokens: 50, stream: true, tools: [{ name: 'look_at' }] });
  });

  it('Google, whose signature of a call goes back with its result', async () => {
    answer = lines([
      [undefined, { candidates: [{ content: { role: 'model', parts: [{ text: 'I look.' }] } }] }],
      [undefined, { candidates: [{ content: { role: 'model', parts: [{ functionCall: { name: 'look_at', args: { at: 5 } }, thoughtSignature: 'signed' }] }, finishReason: 'STOP' }],
        usageMetadata: { promptTokenCount: 200, candidatesTokenCount: 9, totalTokenCount: 209 } }],
    ]);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`;
    const model = createLanguageModel({ provider: 'google', name: 'big-one', url, apiKey: 'sk-mine' });
    const first: ModelEvent[] = [];
    for await (const event of model?.stream(question, { signal: new AbortController().signal }) ?? []) first.push(event);
    expect(first).toEqual(CALLED);
    expect(seen[0]).toMatchObject({ path: '/base/models/big-one:streamGenerateContent?alt=sse', headers: { 'x-goog-api-key': 'sk-mine' } });
    expect(seen[0]?.body).toContain(PICTURE.toString('base64'));
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ generationConfig: { maxOutputTokens: 50 } });
    const calls = first.flatMap((event) => (event.type === 'call' ? [event.call] : []));
    const result: ModelMessage = { role: 'tool', outputs: calls.map(({ id, name }) => ({ id, name, parts: [{ type: 'text', text: 'A car.' }] })) };
    const next = { ...question, messages: [...question.messages, { role: 'assistant' as const, text: 'I look.', calls }, result] };
    for await (const _ of model?.stream(next, { signal: new AbortController().signal }) ?? []);
    expect(seen[1]?.body).toContain('signed');
    await ask('google', [question], 'gemini-2.5-flash');
    expect(seen.map(({ body }) => body.includes('"thinkingBudget":0'))).toEqual([false, false, true]);
  });

  it('OpenAI', async () => {
    const head = { id: 'c', object: 'chat.completion.chunk', created: 1, model: 'big-one' };
    const choice = (delta: object, finish: string | null = null): object => ({ ...head, choices: [{ index: 0, delta, finish_reason: finish }] });
    answer = `${lines([
      [undefined, choice({ role: 'assistant', content: 'I look.' })],
      [undefined, choice({ tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'look_at', arguments: '{"at"' } }] })],
      [undefined, choice({ tool_calls: [{ index: 0, function: { arguments: ': 5}' } }] })],
      [undefined, choice({}, 'tool_calls')],
      [undefined, { ...head, choices: [], usage: { prompt_tokens: 200, completion_tokens: 9, total_tokens: 209 } }],
    ])}data: [DONE]\n\n`;
    expect(await ask('openai')).toEqual(CALLED);
    expect(seen[0]).toMatchObject({ path: '/base/chat/completions', headers: { authorization: 'Bearer sk-mine' } });
    expect(seen[0]?.body).toContain(PICTURE.toString('base64'));
    await ask('openai', [question], 'gpt-4o');
    await ask('openai', [question], 'gpt-5.2');
    expect(seen.slice(1).map(({ body }) => (JSON.parse(body) as { reasoning_effort?: string }).reasoning_effort)).toEqual([undefined, 'none']);
  });
});
