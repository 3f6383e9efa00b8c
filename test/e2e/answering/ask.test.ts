import { DefaultChatTransport, readUIMessageStream, type UIMessage } from 'ai';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { conversationDetail, conversationList, type Turn } from '@frameseek/core';
import { startScriptedServer, type Reply, type ScriptedServer, type SeenImage, type SeenRequest } from '../../language/scripted-server.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';
import { askOverHttp } from '../ask-over-http.ts';
import { openWorkplace, type Workplace } from '../open-runtime.ts';

let place: Workplace;
let server: ScriptedServer;
/** With tools, without, with a budget for hardly anything, and without a model. */
let api: TestApi;
let single: TestApi;
let poor: TestApi;
let plain: TestApi;
let id: string;

beforeAll(async () => {
  place = await openWorkplace();
  server = await startScriptedServer();
  api = await startApi(server.env, { place });
  single = await startApi({ ...server.env, FRAMESEEK_LANGUAGE_TOOLS: 'false' }, { place });
  poor = await startApi({ ...server.env, FRAMESEEK_ANSWER_TOKENS: '200' }, { place });
  plain = await startApi({}, { place });
  const [job] = await api.index(await place.put('large-subtitles'));
  id = job?.videoId ?? '';
});
afterAll(async () => {
  for (const one of [api, single, poor, plain]) await one[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

let seenBefore = 0;
afterEach(() => {
  seenBefore = server.requests.length;
});
/** What this test has sent. */
const sent = (): readonly SeenRequest[] => server.requests.slice(seenBefore);
const play = (...replies: readonly Reply[]): void => server.play(replies);

const colourOf = async ({ jpeg }: SeenImage): Promise<string> => {
  const { channels } = await sharp(jpeg).stats();
  const means = channels.map(({ mean }) => mean);
  return ['red', 'green', 'blue'][means.indexOf(Math.max(...means))] ?? '';
};
const stamps = ({ images }: SeenRequest): readonly string[] => images.map(({ textBefore }) => textBefore.split('\n').at(-1) ?? '');
const problems = ({ answer }: Turn): readonly (string | undefined)[] => answer.sentences.map(({ problem }) => problem);

describe('a question in a single pass', () => {
  it('sends the pictures of the moments, 512 wide, in the order of time, each after its number and time', async () => {
    play({ text: 'It is blue there [1].' });
    const { turn } = await askOverHttp(single, { question: 'Where is it blue?' });
    const [request] = sent();
    if (request === undefined) throw new Error('nothing was sent');
    expect(sent()).toHaveLength(1);
    expect(request.tools).toEqual([]);
    expect(request.images.every(({ width, height }) => width === 512 && height === 288)).toBe(true);
    const first = request.images.filter(({ textBefore }) => textBefore.startsWith('[1] '));
    expect(stamps(request).filter((stamp) => stamp.startsWith('[1] '))).toEqual(['[1] 0:02.4', '[1] 0:03.2', '[1] 0:03.9', '[1] 0:04.6']);
    expect(new Set(await Promise.all(first.map(colourOf)))).toEqual(new Set(['blue']));
    expect(stamps(request).every((stamp) => /^\[\d+\] \d+:\d\d\.\d$/.test(stamp))).toBe(true);
    const times = stamps(request).map((stamp) => Number(stamp.split(':')[1]));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(request.lastText).toMatch(/\[1\] “large-subtitles” \(video [0-9a-f]{32}\), 0:02\.0–0:05\.0\nSaid: “The lighthouse keeper lights the lamp\. A storm is coming from the west\.”/);
    expect(request.lastText).toMatch(/Question: Where is it blue\?$/);
    expect(request.system).toContain('The videos do not show that.');
    expect(request.maxTokens).toBe(1_500);

    expect(turn.answer).toMatchObject({
      kind: 'model', text: 'It is blue there [1].', sentences: [{ text: 'It is blue there.', citations: [1] }],
      cost: { model: 'compatible/scripted', calls: 1, inputTokens: 100, outputTokens: 10, frames: request.images.length },
    });
    const evidence = turn.answer.evidence[0];
    expect(evidence).toMatchObject({ number: 1, videoId: id, start: 2, end: 5 });
    expect(evidence?.frames).toHaveLength(4);
    expect(evidence?.frames[0]).toBeCloseTo(2.4, 1);
  });

  it('is not paid for twice', async () => {
    play({ text: 'It is blue there [1].' });
    const { turn } = await askOverHttp(single, { question: 'Where is it blue?' });
    expect(sent()).toEqual([]);
    expect(turn.answer).toMatchObject({ text: 'It is blue there [1].', cost: { calls: 0, cachedCalls: 1, frames: 0 } });
  });

  it('streams as useChat reads it: steps and evidence, the text word by word, the checked turn at last', async () => {
    play({ text: 'It is blue there [1].' });
    const { chunks } = await askOverHttp(single, { question: 'Is it blue anywhere?' });
    const types = chunks.map(({ type }) => type);
    expect(types.filter((type, index) => type !== types[index - 1])).toEqual([
      'start', 'data-conversation', 'data-step', 'data-evidence', 'start-step', 'text-start', 'text-delta', 'data-step', 'text-end', 'finish-step', 'data-turn', 'finish',
    ]);
    expect(chunks.flatMap(({ delta }) => delta ?? [])).toEqual(['It ', 'is ', 'blue ', 'there ', '[1].']);
  });

  it('is refused where nothing matches, without a call, with the nearest moments', async () => {
    const { turn } = await askOverHttp(single, { question: 'Which volcano erupts over Paris?' });
    expect(sent()).toEqual([]);
    expect(turn.answer).toMatchObject({ kind: 'none', text: 'The videos do not show that.', cost: { calls: 0 } });
  });

  it('marks what is not grounded: a number that no evidence has, and a claim without one', async () => {
    play({ text: 'It is blue [1]. It is loud [42]. It is cold. The videos do not show who is there.' });
    const { turn } = await askOverHttp(single, { question: 'When is it blue?' });
    expect(problems(turn)).toEqual([undefined, 'unknown-number', 'uncited', undefined]);
    expect(turn.answer.sentences[1]?.citations).toEqual([]);
  });
});

describe('a question with tools', () => {
  it('shows each step, and what tools brought is evidence that can be cited', async () => {
    play(
      { text: 'Let me look further.', calls: [{ name: 'search_moments', input: { query: 'green' } }, { name: 'look_at', input: { video: id, times: [5.4, 0.5] } }] },
      { calls: [{ name: 'read_transcript', input: { video: id, start: 0, end: 6 } }, { name: 'list_videos', input: {} }] },
      { text: 'First it is blue [1], then green [2].' },
    );
    const { turn, chunks } = await askOverHttp(api, { question: 'What comes with the blue?' });
    const [first, second, third] = sent();
    expect(first?.tools.map(({ name }) => name)).toEqual(['search_moments', 'read_transcript', 'look_at', 'list_videos']);
    const results = second?.messages.filter(({ role }) => role === 'tool') ?? [];
    expect(results.map(({ callId }) => callId)).toHaveLength(2);
    const shown = second?.messages.at(-1);
    expect(shown?.role).toBe('user');
    const looked = (shown?.images ?? []).slice(-2);
    expect(looked.map(({ textBefore }) => textBefore.split('\n').at(-1)?.replace(/^\[\d+\] /, ''))).toEqual(['0:00.5', '0:05.4']);
    expect(await Promise.all(looked.map(colourOf))).toEqual(['red', 'green']);
    expect(looked.every(({ width }) => width === 512)).toBe(true);
    expect(third?.messages.at(-1)?.text).toContain(`${id} “large-subtitles”`);
    expect(third?.messages.some(({ text }) => text.includes('0:02.5 A storm is coming from the west.'))).toBe(true);
    expect(turn.answer.steps.map(({ kind }) => kind)).toEqual(['search', 'search', 'look', 'read', 'list', 'answer']);
    expect(turn.answer).toMatchObject({ text: 'First it is blue [1], then green [2].', cost: { calls: 3 } });
    expect(problems(turn)).toEqual([undefined]);
    expect(chunks.map(({ type }) => type)).toContain('reset-step');
  });

  it('is a message of the AI SDK at the end, without the remarks before the tools', async () => {
    play({ text: 'Let me look.', calls: [{ name: 'search_moments', input: { query: 'green' } }] }, { text: 'It is blue [1].' });
    const transport = new DefaultChatTransport({ api: `${api.url}/api/ask`, prepareSendMessagesRequest: () => ({ body: { question: 'Where might it be blue?' } }) });
    const stream = await transport.sendMessages({ trigger: 'submit-message', chatId: 'c', messageId: undefined, messages: [], abortSignal: undefined });
    const seen: UIMessage[] = [];
    for await (const message of readUIMessageStream({ stream })) seen.push(structuredClone(message));
    const texts = (message: UIMessage | undefined): string => (message?.parts ?? []).flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');
    expect(seen.some((message) => texts(message) === 'Let me look.')).toBe(true);
    expect(texts(seen.at(-1))).toBe('It is blue [1].');
    const types = seen.at(-1)?.parts.map(({ type }) => type) ?? [];
    expect(types.filter((type) => type === 'data-evidence')).toHaveLength(1);
    expect(types.filter((type) => type === 'data-step').length).toBeGreaterThanOrEqual(2);
    expect(types).toContain('data-turn');
  });

  it('tells the model that what it wrote is no JSON, and goes on', async () => {
    play({ calls: [{ name: 'search_moments', input: '{"query": "gre' }, { name: 'look_at', input: { video: id } }] }, { text: 'It is blue [1].' });
    const { turn } = await askOverHttp(api, { question: 'How blue is it?' });
    const told = sent()[1]?.messages.filter(({ role }) => role === 'tool').map(({ text }) => text) ?? [];
    expect(told[0]).toContain('The input of search_moments is wrong');
    expect(told[1]).toContain('give times, or start and end');
    expect(turn.answer).toMatchObject({ kind: 'model', text: 'It is blue [1].' });
    expect(turn.answer.ended).toBeUndefined();
  });

  it('has to answer after as many steps as it may take', async () => {
    server.play((request) => (request.tools.length === 0 ? { text: 'It is blue [1].' } : { calls: [{ name: 'list_videos', input: {} }] }));
    const { turn } = await askOverHttp(api, { question: 'Show me all that is blue' });
    expect(sent().length).toBeLessThanOrEqual(7);
    expect(sent().at(-1)?.tools).toEqual([]);
    expect(turn.answer.text).toBe('It is blue [1].');
    expect(turn.answer.ended).toMatch(/^(?:steps|budget)$/);
    expect(turn.answer.notes).toHaveLength(1);
  });
});

describe('a follow-up', () => {
  it('is made to stand alone by the model, and looks after the moment cited last', async () => {
    server.play((request) => (request.lastText.startsWith('Make this stand alone:') ? { text: 'What colour comes after the blue?' } : { text: 'It is blue [1].' }));
    const { conversation } = await askOverHttp(api, { question: 'Where does the blue begin?' });
    const { turn } = await askOverHttp(api, { question: 'And what comes next?', conversation });
    const [, rewrite, answer] = sent();
    expect(rewrite?.messages.map(({ role, text }) => `${role}: ${text}`)).toEqual([
      'user: Where does the blue begin?', 'assistant: It is blue.', 'user: Make this stand alone: And what comes next?',
    ]);
    expect(rewrite?.images).toEqual([]);
    expect(answer?.messages.slice(0, 2).map(({ text }) => text)).toEqual(['Where does the blue begin?', 'It is blue.']);
    expect(turn.answer.evidence.some(({ start, end }) => start >= 5 && end <= 6.1)).toBe(true);
    const green = answer?.images.filter(({ textBefore }) => /0:05\.\d$/.test(textBefore)) ?? [];
    expect(new Set(await Promise.all(green.map(colourOf)))).toEqual(new Set(['green']));
    expect(turn.answer.steps[0]?.words).toContain('after the moment cited last');
  });
});

describe('a model that fails', () => {
  const ask = (question: string): ReturnType<typeof askOverHttp> => askOverHttp(single, { question });

  it('in the middle of its answer leaves what it wrote', async () => {
    play({ breaksAfter: 'It is blue [1]. It' });
    const { turn } = await ask('Does blue come first?');
    expect(turn.answer).toMatchObject({ kind: 'model', text: 'It is blue [1]. It', ended: 'failed', evidence: [{ number: 1 }, {}, {}].slice(0, turn.answer.evidence.length) });
    expect(turn.answer.notes[0]).toContain('failed');
  });

  it('with 401 leaves the moments themselves, and says to check the key', async () => {
    play({ status: 401, message: 'Incorrect API key provided' });
    const { turn } = await ask('Is there blue?');
    expect(turn.answer).toMatchObject({ kind: 'extractive', ended: 'failed', notes: [expect.stringContaining('Check the key')] });
    expect(turn.answer.text).toContain('[1]');
  });

  it('with 429 is asked again after the time it names', async () => {
    play({ status: 429, retryAfter: 1 }, { text: 'It is blue [1].' });
    const { turn } = await ask('Blue, please');
    expect(turn.answer).toMatchObject({ kind: 'model', text: 'It is blue [1].' });
    const [first, second] = sent();
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(950);
  });

  it('with 429 for ten minutes is not waited for', async () => {
    play({ status: 429, retryAfter: 600 });
    const { turn } = await ask('Blue now');
    expect(turn.answer).toMatchObject({ kind: 'extractive', ended: 'failed', notes: [expect.stringContaining('600 s')] });
    expect(sent()).toHaveLength(1);
  });

  it('that is slow can be stopped, and what it wrote is kept', async () => {
    play({ text: 'It is blue [1]. Then it is green for a long time [1].', pieceMs: 100 });
    const stop = new AbortController();
    const response = await single.get('/api/ask', {
      method: 'POST', signal: stop.signal, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ question: 'Slowly: where is the blue?' }),
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let read = '';
    while (!read.includes('[1].')) read += (await reader?.read())?.value ?? '';
    stop.abort();
    const { conversations } = conversationList.parse(await (await single.get('/api/conversations')).json());
    const kept = async (): Promise<Turn | undefined> => conversationDetail.parse(await (await single.get(`/api/conversations/${conversations[0]?.id}`)).json()).turnList[0];
    await expect.poll(async () => (await kept())?.answer.text, { timeout: 5_000 }).toContain('It is blue [1].');
    expect((await kept())?.answer.ended).toBe('stopped');
    await expect.poll(() => sent()[0]?.gone).toBe(true);
  });

  it('that is slow is left when an assistant goes away', async () => {
    play({ text: 'It is blue [1]. Then it is green for a long time [1].', pieceMs: 200 });
    const stop = new AbortController();
    const asked = single.get('/mcp', {
      method: 'POST', signal: stop.signal, headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'ask', arguments: { question: 'An assistant asks: where is the blue?' } } }),
    }).then((response) => response.text());
    await expect.poll(() => sent().length, { timeout: 10_000 }).toBe(1);
    stop.abort();
    await expect(asked).rejects.toThrow();
    await expect.poll(() => sent()[0]?.gone, { timeout: 5_000 }).toBe(true);
  });

  it('that would go beyond the budget is not asked', async () => {
    const { turn } = await askOverHttp(poor, { question: 'Where does it turn blue?' });
    expect(sent()).toEqual([]);
    expect(turn.answer).toMatchObject({ kind: 'extractive', ended: 'budget', notes: [expect.stringContaining('FRAMESEEK_ANSWER_TOKENS')] });
  });
});

describe('conversations over HTTP', () => {
  it('are listed, read, renamed and deleted', async () => {
    const { conversation, turn } = await askOverHttp(plain, { question: 'Where is the lighthouse keeper?' });
    expect(turn.answer.kind).toBe('extractive');
    expect(conversationList.parse(await (await plain.get('/api/conversations')).json()).conversations[0]).toMatchObject({ id: conversation, turns: 1 });
    expect(await (await plain.send('PATCH', `/api/conversations/${conversation}`, { title: ' Keeper ' })).json()).toMatchObject({ title: 'Keeper', turnList: [turn] });
    expect((await failure(plain.send('PATCH', `/api/conversations/${conversation}`, { title: '' }))).status).toBe(400);
    expect((await plain.send('DELETE', `/api/conversations/${conversation}`)).status).toBe(204);
    expect(await failure(plain.get(`/api/conversations/${conversation}`))).toMatchObject({ status: 404, code: 'library/unknown-conversation' });
  });

  it('are no place for questions about what is not there', async () => {
    expect(await failure(plain.send('POST', '/api/ask', { question: 'x', conversation: 'nowhere' }))).toMatchObject({ status: 404, code: 'library/unknown-conversation' });
    expect(await failure(plain.send('POST', '/api/ask', { question: 'x', videos: ['nowhere'] }))).toMatchObject({ status: 404, code: 'library/unknown-video' });
    expect(await failure(plain.send('POST', '/api/ask', { question: ' ' }))).toMatchObject({ status: 400, code: 'input/invalid' });
  });
});
