import { createServer, type AddressInfo } from 'node:net';
import { faultMessage, isFault, type LanguageModel, type ModelEvent, type ModelRequest } from '@frameseek/core';
import { afterEach, describe, expect, it } from 'vitest';
import { smallJpeg } from '../../../../../test/language/small-jpeg.ts';
import { startScriptedServer, type Script, type ScriptedServer } from '../../../../../test/language/scripted-server.ts';
import { createLanguageModel } from '../create-language-model.ts';
import type { LanguageModelOptions } from '../../language-model-options.ts';

const open: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one[Symbol.asyncDispose]();
});

const serve = async (script: Script): Promise<ScriptedServer> => {
  const server = await startScriptedServer(script);
  open.push(server);
  return server;
};
const modelAt = (url: string, more: Partial<LanguageModelOptions> = {}): LanguageModel => {
  const model = createLanguageModel({ provider: 'compatible', name: 'scripted', url, retryPolicy: { backoffMs: 10 }, ...more });
  if (model === undefined) throw new Error('no model');
  return model;
};
const QUESTION: ModelRequest = {
  purpose: 'answer', system: 'You answer from the evidence.', maxOutputTokens: 200,
  messages: [{ role: 'user', parts: [{ type: 'text', text: 'What is blue?' }] }],
};
const ask = async (model: LanguageModel, request = QUESTION, signal = new AbortController().signal): Promise<ModelEvent[]> => {
  const events: ModelEvent[] = [];
  for await (const event of model.stream(request, { signal })) events.push(event);
  return events;
};
const textOf = (events: readonly ModelEvent[]): string => events.map((event) => (event.type === 'text' ? event.text : '')).join('');
const failure = async (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => error);

describe('an answer', () => {
  it('comes in pieces as the model writes it, with what it cost at the end', async () => {
    const server = await serve([{ text: ['The sky ', 'is blue ', '[1].'], usage: { input: 321, output: 7 } }]);
    expect(await ask(modelAt(server.url))).toEqual([
      { type: 'text', text: 'The sky ' }, { type: 'text', text: 'is blue ' }, { type: 'text', text: '[1].' },
      { type: 'end', cut: false, usage: { inputTokens: 321, outputTokens: 7 } },
    ]);
    expect(server.requests).toMatchObject([{ model: 'scripted', stream: true, system: 'You answer from the evidence.', lastText: 'What is blue?', maxTokens: 200 }]);
  });

  it('is heard piece by piece, not at its end', async () => {
    const server = await serve([{ text: 'one two three four', pieceMs: 60 }]);
    const at: number[] = [];
    for await (const event of modelAt(server.url).stream(QUESTION, { signal: new AbortController().signal })) if (event.type === 'text') at.push(performance.now());
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBeGreaterThan(120);
  });

  it('says when it was cut, and when the server does not count', async () => {
    const server = await serve([{ text: 'The sky', finish: 'length', usage: false }]);
    expect((await ask(modelAt(server.url))).at(-1)).toEqual({ type: 'end', cut: true, usage: {} });
  });

  it('carries the key as a bearer', async () => {
    const server = await serve([{ text: 'yes' }]);
    await ask(modelAt(server.url, { apiKey: 'sk-secret' }));
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sk-secret');
  });
});

describe('what is sent', () => {
  it('has the pictures as they are, in their order, each behind its stamp', async () => {
    const server = await serve([{ text: 'yes' }]);
    const [first, second] = [smallJpeg(1), smallJpeg(2)];
    await ask(modelAt(server.url), { ...QUESTION, messages: [{ role: 'user', parts: [
      { type: 'text', text: '[1] 00:00:05' }, { type: 'image', jpeg: first },
      { type: 'text', text: '[2] 00:00:09' }, { type: 'image', jpeg: second },
    ] }] });
    const images = server.requests[0]?.images ?? [];
    expect(images.map(({ textBefore, width, height }) => [textBefore, width, height])).toEqual([['[1] 00:00:05', 16, 8], ['[2] 00:00:09', 16, 8]]);
    expect(images.map(({ jpeg }) => jpeg.equals(first) || jpeg.equals(second))).toEqual([true, true]);
    expect(images[0]?.jpeg.equals(first)).toBe(true);
  });

  it('has the tools, and the answer their calls, put together from pieces', async () => {
    const server = await serve([{ text: 'I look.', calls: [{ name: 'search_moments', input: { query: 'a very long query about a blue sky' } }, { name: 'list_videos', input: {} }] }]);
    const schema = { type: 'object', properties: { query: { type: 'string' } }, required: ['query'], additionalProperties: false };
    const events = await ask(modelAt(server.url), { ...QUESTION, tools: [
      { name: 'search_moments', description: 'Finds moments', schema }, { name: 'list_videos', description: 'Lists', schema: { type: 'object', properties: {} } },
    ] });
    expect(events.filter(({ type }) => type === 'call')).toEqual([
      { type: 'call', call: { id: 'call_0', name: 'search_moments', input: { query: 'a very long query about a blue sky' } } },
      { type: 'call', call: { id: 'call_1', name: 'list_videos', input: {} } },
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'end', cut: false });
    expect(server.requests[0]?.tools[0]).toEqual({ name: 'search_moments', description: 'Finds moments', schema });
  });

  it('has the results of tools, with their pictures in a message of the user behind them', async () => {
    const server = await serve([{ text: 'It is blue.' }]);
    const picture = smallJpeg(3);
    await ask(modelAt(server.url), { ...QUESTION, messages: [
      ...QUESTION.messages,
      { role: 'assistant', text: '', calls: [{ id: 'a', name: 'look_at', input: { at: 5 } }] },
      { role: 'tool', outputs: [{ id: 'a', name: 'look_at', parts: [{ type: 'text', text: '00:00:05' }, { type: 'image', jpeg: picture }] }] },
    ] });
    const [, assistant, tool, follow] = server.requests[0]?.messages ?? [];
    expect(assistant).toMatchObject({ role: 'assistant', calls: [{ id: 'a', name: 'look_at', input: { at: 5 } }] });
    expect(tool).toMatchObject({ role: 'tool', callId: 'a', images: [], text: '00:00:05\n(The pictures follow.)' });
    expect(follow).toMatchObject({ role: 'user', images: [{ textBefore: '00:00:05', width: 16 }] });
  });

  it('asks for JSON of a schema, which comes as it was written', async () => {
    const server = await serve([{ text: '{"title": "Blue"}' }]);
    const schema = { type: 'object', properties: { title: { type: 'string' } }, required: ['title'], additionalProperties: false };
    expect(textOf(await ask(modelAt(server.url), { ...QUESTION, json: { name: 'chapter', schema } }))).toBe('{"title": "Blue"}');
    expect(server.requests[0]?.json).toEqual({ name: 'chapter', schema });
  });

  it('passes on what is not the JSON that was asked for: checking is the business of whoever asked', async () => {
    const server = await serve([{ text: 'Sure! {"title": ' }, { calls: [{ name: 'search_moments', input: '{"query": ' }] }]);
    const schema = { type: 'object', properties: {} };
    expect(textOf(await ask(modelAt(server.url), { ...QUESTION, json: { name: 'chapter', schema } }))).toBe('Sure! {"title": ');
    const events = await ask(modelAt(server.url), { ...QUESTION, tools: [{ name: 'search_moments', description: 'Finds', schema }] });
    expect(events[0]).toEqual({ type: 'call', call: { id: 'call_0', name: 'search_moments', input: '{"query": ' } });
  });

  it('passes on the call of a tool that there is not', async () => {
    const server = await serve([{ calls: [{ name: 'delete_everything', input: {} }] }]);
    const events = await ask(modelAt(server.url), { ...QUESTION, tools: [{ name: 'search_moments', description: 'Finds', schema: { type: 'object' } }] });
    expect(events[0]).toMatchObject({ type: 'call', call: { name: 'delete_everything' } });
  });
});

describe('a model that cannot call tools', () => {
  const withTools: ModelRequest = { ...QUESTION, tools: [{ name: 'look_at', description: 'Looks', schema: { type: 'object' } }] };

  it('is asked again without them, and says so from then on', async () => {
    const server = await serve(({ tools }) => (tools.length > 0 ? { status: 400, message: 'llava:latest does not support tools' } : { text: 'Blue.' }));
    const model = modelAt(server.url);
    expect(model.info.takesTools).toBe(true);
    expect(textOf(await ask(model, withTools))).toBe('Blue.');
    expect(model.info.takesTools).toBe(false);
    await ask(model, withTools);
    expect(server.requests.map(({ tools }) => tools.length)).toEqual([1, 0, 0]);
  });

  it('is not offered any where the settings say so', async () => {
    const server = await serve([{ text: 'Blue.' }]);
    await ask(modelAt(server.url, { takesTools: false }), withTools);
    expect(server.requests[0]?.tools).toEqual([]);
  });
});

describe('a failure', () => {
  it.each([
    [{ status: 401, message: 'Incorrect API key provided.' }, 'model/refused', 'may not be used: Incorrect API key provided (401).'],
    [{ status: 403 }, 'model/refused', 'Check the key'],
    [{ status: 404, message: 'model "scripted" not found' }, 'model/unavailable', 'model "scripted" not found (404). Check the name in FRAMESEEK_LANGUAGE_MODEL.'],
    [{ status: 400, message: 'This model takes no pictures' }, 'model/failed', 'This model takes no pictures (400)'],
    [{ status: 500 }, 'model/busy', 'has too much to do'],
    [{ status: 429, retryAfter: 3600 }, 'model/busy', 'for another 3600 s'],
    [{ breaksAfter: '' }, 'model/failed', 'failed'],
    [{ breaksAfter: 'The sky is' }, 'model/failed', 'failed'],
    [{ raw: ['data: {"choices": [{"delta": {"content": "The sk', 'data: [DONE]'] }, 'model/failed', 'failed'],
    [{ raw: ['data: {"choices":[{"index":0,"delta":{"content":"The sky is"}}]}'] }, 'model/failed', 'without a finish reason'],
    [{ raw: ['<!DOCTYPE html>'] }, 'model/failed', 'failed'],
    [{ raw: ['data: {"error": {"message": "out of memory", "type": "server_error"}}'] }, 'model/failed', 'out of memory'],
  ])('of the server, %j, is %s', async (reply, code, words) => {
    const server = await serve(() => reply);
    const error = await failure(ask(modelAt(server.url)));
    expect(error).toMatchObject({ code, facts: { model: 'compatible/scripted' } });
    expect(isFault(error) && faultMessage(error)).toContain(words);
  });

  it('of nobody answering says how to start the server', async () => {
    const port = await freePort();
    expect(await failure(ask(modelAt(`http://127.0.0.1:${port}/v1`)))).toMatchObject({ code: 'model/unavailable', facts: { remedy: expect.stringContaining('FRAMESEEK_LANGUAGE_URL') } });
    const ollama = modelAt(`http://127.0.0.1:${port}/v1`, { provider: 'ollama' });
    expect(await failure(ask(ollama))).toMatchObject({ code: 'model/unavailable', facts: { remedy: expect.stringContaining('ollama serve') } });
  });

  it('of a server without an address comes before anything is sent', async () => {
    const model = createLanguageModel({ provider: 'compatible', name: 'x' });
    expect(model !== undefined && await failure(ask(model))).toMatchObject({ code: 'model/unavailable', facts: { reason: 'no address is set' } });
  });

  it.each(['openai', 'anthropic', 'google'] as const)('of %s without a key comes before anything is sent', async (provider) => {
    expect(await failure(ask(modelAt('http://127.0.0.1:9', { provider })))).toMatchObject({ code: 'model/unavailable', facts: { reason: 'no key is set' } });
  });

  it('leaves what was heard before it', async () => {
    const server = await serve([{ breaksAfter: 'The sky is' }]);
    let heard = '';
    const hearing = (async () => {
      for await (const event of modelAt(server.url).stream(QUESTION, { signal: new AbortController().signal })) if (event.type === 'text') heard += event.text;
    })();
    expect(await failure(hearing)).toMatchObject({ code: 'model/failed' });
    expect(heard).toBe('The sky is');
    expect(server.requests).toHaveLength(1);
  });
});

describe('a server that is busy', () => {
  it('is asked again after the time that it names', async () => {
    const server = await serve([{ status: 429, retryAfter: 1 }, { text: 'Blue.' }]);
    const waits: { ms: number; requests: number }[] = [];
    const wait = async (ms: number): Promise<void> => void waits.push({ ms, requests: server.requests.length });
    expect(textOf(await ask(modelAt(server.url, { retryPolicy: { wait } })))).toBe('Blue.');
    expect(waits).toEqual([{ ms: 1_000, requests: 1 }]);
    expect(server.requests).toHaveLength(2);
  });

  it('is asked three times in all, and not at all again when it asks for an hour', async () => {
    const server = await serve(() => ({ status: 503 }));
    await failure(ask(modelAt(server.url)));
    expect(server.requests).toHaveLength(3);
    server.play(() => ({ status: 429, retryAfter: 3600 }));
    expect(await failure(ask(modelAt(server.url)))).toMatchObject({ code: 'model/busy', facts: { retryAfterMs: 3_600_000 } });
    expect(server.requests).toHaveLength(4);
  });

  it('is not waited for once the caller has gone', async () => {
    const server = await serve(() => ({ status: 429, retryAfter: 15 }));
    const gone = AbortSignal.timeout(150);
    const began = performance.now();
    const stop = new AbortController();
    gone.addEventListener('abort', () => stop.abort());
    expect(await failure(ask(modelAt(server.url), QUESTION, stop.signal))).toMatchObject({ name: 'AbortError' });
    // Far from the 15 seconds that the server asked for.
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('stopping', () => {
  it.each([
    ['never answers', { silent: true }],
    ['is slow', { text: 'word '.repeat(100), pieceMs: 50 }],
  ] as const)('a server that %s ends the call at once, and the server hears of it', async (_, reply) => {
    const server = await serve([reply]);
    const stop = new AbortController();
    const asking = failure(ask(modelAt(server.url), QUESTION, stop.signal));
    await expect.poll(() => server.requests.length).toBe(1);
    const began = performance.now();
    stop.abort();
    expect(await asking).toMatchObject({ name: 'AbortError' });
    // The slow answer would take five seconds.
    expect(performance.now() - began).toBeLessThan(2_000);
    await expect.poll(() => server.requests[0]?.gone).toBe(true);
  });

  it('by leaving the stream ends the call, too', async () => {
    const server = await serve([{ text: 'word '.repeat(100), pieceMs: 50 }]);
    for await (const event of modelAt(server.url).stream(QUESTION, { signal: new AbortController().signal })) if (event.type === 'text') break;
    await expect.poll(() => server.requests[0]?.gone).toBe(true);
  });
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};
