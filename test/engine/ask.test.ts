import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault, type AskEvent, type AskRequest, type ModelPart, type ModelRequest, type Turn } from '@frameseek/core';
import { createEngine, type OpenEngine } from '@frameseek/engine';
import { scriptedModel, type Script, type ScriptedModel } from './support/scripted-model.ts';
import { openBench, type Bench } from './support/with-engine.ts';

let bench: Bench;
let garden: string;
let office: string;
beforeAll(async () => {
  bench = await openBench();
  await bench.run([
    await bench.film('garden.mp4', {
      duration: 30,
      shots: [{ start: 0, end: 8, colour: 'green garden' }, { start: 8, end: 16, colour: 'brown fence' }, { start: 16, end: 24, colour: 'white gate' }, { start: 24, end: 30, colour: 'stone bridge' }],
      said: [{ start: 0, end: 3, text: 'The roses need water in the evening.' }, { start: 17, end: 20, text: 'The gardener repairs the gate.' }],
    }),
    await bench.film('office.mp4', {
      duration: 6,
      shots: [{ start: 0, end: 6, colour: 'grey desk', text: 'Quarterly results' }],
      said: [{ start: 2, end: 5, text: 'Nobody was in the office yesterday.' }],
    }),
  ]);
  const videos = bench.engine.videos();
  garden = videos.find(({ title }) => title === 'garden')?.id ?? '';
  office = videos.find(({ title }) => title === 'office')?.id ?? '';
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

interface Asked {
  readonly turn: Turn;
  readonly events: readonly AskEvent[];
  readonly conversation: string;
}

const ask = async (engine: OpenEngine, request: AskRequest, signal = bench.signal): Promise<Asked> => {
  const events: AskEvent[] = [];
  const turn = await engine.ask(request, { signal, report: (event) => events.push(event) });
  const first = events[0];
  return { turn, events, conversation: first?.type === 'conversation' ? first.conversation.id : '' };
};
const places = ({ answer }: Turn): readonly string[] => answer.evidence.map(({ title, start, end }) => `${title} ${start}-${end}`);

describe('an answer without a model', () => {
  it('is the moments themselves, with their words, said to be that', async () => {
    const { turn, events } = await ask(bench.engine, { question: 'When do the roses need water?' });
    expect(turn.answer).toMatchObject({ kind: 'extractive', evidence: [{ number: 1, title: 'garden', start: 0, end: 3, said: 'The roses need water in the evening.' }] });
    expect(turn.answer.text).toContain('No language model is set, so these are the moments themselves:');
    expect(turn.answer.text).toContain('- garden, 0:00.0–0:03.0 — “The roses need water in the evening.” [1]');
    expect(turn.answer.sentences.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect(turn.answer.cost).toMatchObject({ calls: 0, frames: 0, framesSaved: 5 });
    expect(events.map(({ type }) => type)).toEqual(['conversation', 'step', 'evidence', 'text', 'turn']);
  });

  it('is of what was found only what matches', async () => {
    const { moments } = await bench.engine.search({ query: 'gardener repairs the gate', limit: 6 }, bench);
    expect(moments.map(({ score }) => score >= 0.9)).toEqual([true, false, false]);
    const { turn } = await ask(bench.engine, { question: 'The gardener repairs the gate?' });
    expect(turn.answer.evidence.map(({ start, unsure }) => [start, unsure])[0]).toEqual([17, undefined]);
    expect(new Set(turn.answer.sentences.flatMap(({ citations }) => citations))).toEqual(new Set([1]));
    // The rest may be looked at.
    expect(turn.answer.evidence.slice(1).map(({ unsure }) => unsure)).toEqual([true, true]);
  });

  it('says that the videos do not show it, with the nearest to look at', async () => {
    const { turn } = await ask(bench.engine, { question: 'zebra volcano' });
    expect(turn.answer).toMatchObject({ kind: 'none', text: 'The videos do not show that.', sentences: [{ citations: [] }] });
  });

  it('reads what stands on the screen', async () => {
    const { turn } = await ask(bench.engine, { question: 'What do the quarterly results say?' });
    expect(turn.answer.evidence[0]).toMatchObject({ title: 'office', shown: 'Quarterly results' });
  });

  it('looks only in the videos asked, which the conversation keeps', async () => {
    const first = await ask(bench.engine, { question: 'Who was in the office yesterday?', videos: [office] });
    expect(bench.engine.conversation(first.conversation)).toMatchObject({ videoIds: [office], title: 'Who was in the office yesterday?', turns: 1 });
    const { turn } = await ask(bench.engine, { question: 'Which roses are in the office?', conversation: first.conversation });
    expect(new Set(turn.answer.evidence.map(({ title }) => title))).toEqual(new Set(['office']));
  });

  it('gives pieces of all of a video for a question about all of it', async () => {
    const { turn } = await ask(bench.engine, { question: 'What is this video about?', videos: [garden] });
    expect(places(turn)).toEqual([0, 5, 10, 15, 20, 25].map((start) => `garden ${start}-${start + 5}`));
  });

  it('begins with the summary where one was made', async () => {
    bench.catalog.putInsight(office, {
      kind: 'summary', key: 'summary', madeAt: '2026-01-01T00:00:00.000Z', by: 'test', data: { overview: 'An empty office.', segments: [], events: [] },
    });
    const { turn } = await ask(bench.engine, { question: 'Summarise this video', videos: [office] });
    expect(turn.answer.text).toMatch(/^A language model summed it up earlier: An empty office\. \[1\]\n/);
    expect(turn.answer.sentences[0]).toEqual({ text: 'A language model summed it up earlier: An empty office.', citations: [1] });
    bench.catalog.removeInsight(office, 'summary');
  });

  it('says that there is nothing to ask yet', async () => {
    await using empty = await openBench();
    expect((await ask(empty.engine, { question: 'What is red?' })).turn.answer).toMatchObject({ kind: 'none', notes: [expect.stringContaining('There are no videos yet')] });
  });

  it('says that the videos of its conversation were removed', async () => {
    await using other = await openBench();
    await other.run([await other.film('a.mp4', { duration: 3, shots: [{ start: 0, end: 3, colour: 'red' }] })]);
    const [video] = other.engine.videos();
    const { conversation } = await ask(other.engine, { question: 'red', videos: [video?.id ?? ''] });
    await other.run([await other.film('b.mp4', { duration: 3, shots: [{ start: 0, end: 3, colour: 'red' }] })]);
    await other.engine.remove(video?.id ?? '', other);
    expect((await ask(other.engine, { question: 'red picture', conversation })).turn.answer)
      .toMatchObject({ kind: 'none', evidence: [], notes: [expect.stringContaining('were removed')] });
  });

  it('knows no such conversation or video', async () => {
    await expect(ask(bench.engine, { question: 'x', conversation: 'nowhere' })).rejects.toMatchObject({ code: 'library/unknown-conversation' });
    await expect(ask(bench.engine, { question: 'x', videos: ['nowhere'] })).rejects.toMatchObject({ code: 'library/unknown-video' });
  });
});

describe('a follow-up', () => {
  it('looks after the moment that was cited, in its video', async () => {
    const { conversation } = await ask(bench.engine, { question: 'Where is the brown fence?' });
    const { turn } = await ask(bench.engine, { question: 'And what happens next?', conversation });
    expect(places(turn).slice(0, 2)).toEqual(['garden 16-24', 'garden 24-30']);
    expect(turn.answer.steps[0]).toMatchObject({ kind: 'rewrite' });
  });

  it('looks before it', async () => {
    const { conversation } = await ask(bench.engine, { question: 'Where is the brown fence?' });
    expect(places((await ask(bench.engine, { question: 'And before that?', conversation })).turn)[0]).toBe('garden 0-8');
  });

  it('stays in its video', async () => {
    const { conversation } = await ask(bench.engine, { question: 'What does the gardener repair at the gate?' });
    const { turn } = await ask(bench.engine, { question: 'Does he water the roses?', conversation });
    expect(places(turn)[0]).toBe('garden 0-3');
    expect(turn.query).toBe('water the roses');
    expect(new Set(turn.answer.evidence.map(({ title }) => title))).toEqual(new Set(['garden']));
  });

  it('takes one of the moments by its number', async () => {
    const first = await ask(bench.engine, { question: 'Where does the gardener repair the brown fence?' });
    const second = first.turn.answer.evidence[1];
    expect(second).toBeDefined();
    const { turn } = await ask(bench.engine, { question: 'Tell me more about the second one', conversation: first.conversation });
    expect(turn.answer.evidence[0]).toMatchObject({ videoId: second?.videoId, start: second?.start, end: second?.end });
  });
});

describe('conversations', () => {
  it('are listed, renamed, read again by another process, and deleted', async () => {
    const { conversation, turn } = await ask(bench.engine, { question: 'brown fence' });
    const other = await bench.another();
    other.renameConversation(conversation, 'Fences');
    expect(bench.engine.conversations()[0]).toMatchObject({ id: conversation, title: 'Fences', turns: 1 });
    expect(other.conversation(conversation).turnList).toEqual([turn]);
    other.removeConversation(conversation);
    expect(() => bench.engine.conversation(conversation)).toThrow(expect.objectContaining({ code: 'library/unknown-conversation' }));
  });
});

/** The engine of the bench with a model. */
const withModel = (scripts: readonly Script[] | ((request: ModelRequest) => Script), info: Parameters<typeof scriptedModel>[1] = {}): { engine: OpenEngine; model: ScriptedModel } => {
  const model = scriptedModel(scripts, { id: `test/${Math.random()}`, ...info });
  return { model, engine: createEngine({ ...bench.parts, language: model }) };
};
const lastParts = ({ messages }: ModelRequest): readonly ModelPart[] => {
  const last = messages.at(-1);
  return last?.role === 'user' ? last.parts : last?.role === 'tool' ? last.outputs.flatMap(({ parts }) => parts) : [];
};
const words = (parts: readonly ModelPart[]): string => parts.map((part) => (part.type === 'text' ? part.text : `<${new TextDecoder().decode(part.jpeg)}>`)).join('\n');

describe('an answer by a model', () => {
  it('is written from pictures in the order of time, each with its number and time before it', async () => {
    const { engine, model } = withModel([['A fence ', 'stands there [1]. ', 'It is red [7]. It is high.']], { takesTools: false });
    const { turn, events } = await ask(engine, { question: 'Where is the brown fence?' });
    const sent = words(lastParts(model.requests[0] as ModelRequest));
    expect(sent).toContain('[1] 0:09.0\n<brown fence@9>\n[1] 0:11.0\n<brown fence@11>\n[1] 0:13.0\n<brown fence@13>\n[1] 0:15.0\n<brown fence@15>');
    expect(sent).toMatch(/Question: Where is the brown fence\?$/);
    expect(model.requests[0]?.tools).toBeUndefined();
    expect(turn.answer).toMatchObject({
      kind: 'model', text: 'A fence stands there [1]. It is red [7]. It is high.',
      sentences: [{ citations: [1] }, { citations: [], problem: 'unknown-number' }, { citations: [], problem: 'uncited' }],
      cost: { calls: 1, inputTokens: 100, outputTokens: 10, model: model.info.id },
    });
    expect(turn.answer.cost.frames).toBe(lastParts(model.requests[0] as ModelRequest).filter(({ type }) => type === 'image').length);
    expect(turn.answer.cost.framesSaved).toBe(Math.max(0, 5 - turn.answer.cost.frames));
    expect(events.filter(({ type }) => type === 'text')).toHaveLength(3);
  });

  it('is not asked for when nothing matches', async () => {
    const { engine, model } = withModel([['A zebra [1].']]);
    expect((await ask(engine, { question: 'zebra volcano' })).turn.answer.kind).toBe('none');
    expect(model.requests).toEqual([]);
  });

  it('looks further with tools, whose evidence has numbers of its own', async () => {
    const { engine, model } = withModel([
      ['Let me look.', { call: 'search_moments', input: { query: 'grey desk' } }, { call: 'look_at', input: { video: office, times: [1, 3] } }],
      [{ call: 'read_transcript', input: { video: 'garden', start: 15, end: 30 } }, { call: 'list_videos', input: {} }],
      ['A desk [2], and a gate.'],
    ]);
    const { turn, events } = await ask(engine, { question: 'Where is the brown fence?', videos: [] });
    expect(turn.answer.steps.map(({ kind }) => kind)).toEqual(['search', 'search', 'look', 'read', 'list', 'answer']);
    expect(turn.answer.text).toBe('A desk [2], and a gate.');
    expect(events.some(({ type }) => type === 'retract')).toBe(true);
    const outputs = words(lastParts(model.requests[1] as ModelRequest));
    expect(outputs).toContain('“office”');
    expect(outputs).toContain('0:01.0\n<grey desk@1>');
    expect(words(lastParts(model.requests[2] as ModelRequest))).toContain('0:17.0 The gardener repairs the gate.');
    expect(turn.answer.evidence.map(({ number }) => number)).toEqual(turn.answer.evidence.map((_, index) => index + 1));
  });

  it('tells a model what is wrong with its calls, and goes on', async () => {
    const { engine, model } = withModel([
      [{ call: 'look_at', input: { video: garden } }, { call: 'read_transcript', input: 'not an object' }, { call: 'fly', input: {} }, { call: 'look_at', input: { video: 'nowhere', times: [1] } }],
      ['A fence [1].'],
    ]);
    const { turn } = await ask(engine, { question: 'Where is the brown fence?' });
    const outputs = words(lastParts(model.requests[1] as ModelRequest));
    expect(outputs).toContain('The input of look_at is wrong: input: give times');
    expect(outputs).toContain('The input of read_transcript is wrong');
    expect(outputs).toContain('There is no tool fly');
    expect(outputs).toContain('No video that may be asked is called nowhere');
    expect(turn.answer).toMatchObject({ kind: 'model', text: 'A fence [1].' });
  });

  it('must come after as many steps as are allowed', async () => {
    const { engine, model } = withModel((request) => (request.tools === undefined ? ['A fence [1].'] : [{ call: 'list_videos', input: {} }]));
    const { turn } = await ask(engine, { question: 'Where is the brown fence?' });
    expect(turn.answer).toMatchObject({ text: 'A fence [1].' });
    expect(['steps', 'budget']).toContain(turn.answer.ended);
    expect(model.requests.length).toBeLessThanOrEqual(7);
  });

  it.each<[string, Script, object]>([
    ['that fails in the middle keeps what was written', ['A fence [1]. It', { fault: new Fault('model/failed', { model: 'm', reason: 'the stream broke off' }) }],
      { kind: 'model', text: 'A fence [1]. It', ended: 'failed', notes: [expect.stringContaining('the stream broke off')] }],
    ['that is refused gives the moments instead', [{ fault: new Fault('model/refused', { model: 'm', reason: 'wrong key' }) }],
      { kind: 'extractive', ended: 'failed', notes: [expect.stringContaining('wrong key')] }],
    ['that has too much to do gives the moments instead', [{ fault: new Fault('model/busy', { model: 'm', retryAfterMs: 60_000 }) }],
      { kind: 'extractive', ended: 'failed', notes: [expect.stringContaining('60 s')] }],
    ['that is over its budget gives the moments instead', [{ fault: new Fault('model/over-budget', { limit: '1', spent: '2', setting: 'X' }) }],
      { kind: 'extractive', ended: 'budget' }],
    ['that writes nothing gives the moments instead', [], { kind: 'extractive' }],
  ])('%s', async (_, script, expected) => {
    const { engine } = withModel([script]);
    const { turn } = await ask(engine, { question: 'Where is the brown fence?' });
    expect(turn.answer).toMatchObject(expected);
    expect(turn.answer.evidence.length).toBeGreaterThan(0);
  });

  it('that is stopped is kept with what was written', async () => {
    const { engine } = withModel([['A fence [1]. It', { wait: new Promise(() => undefined) }]]);
    const stop = new AbortController();
    let id = '';
    const asked = engine.ask({ question: 'Where is the brown fence?' }, {
      signal: stop.signal,
      report: (event) => {
        if (event.type === 'conversation') id = event.conversation.id;
        if (event.type === 'text') stop.abort();
      },
    });
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(engine.conversation(id).turnList).toMatchObject([{ answer: { text: 'A fence [1]. It', ended: 'stopped', sentences: [{ citations: [1] }, { text: 'It' }] } }]);
  });

  it('is kept while it is written, as one that was stopped, should this process be killed', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { engine } = withModel([['A fence [1].', { wait: promise }]]);
    const asked = ask(engine, { question: 'Where is the brown fence?' });
    await expect.poll(() => engine.conversations()[0]?.turns).toBe(1);
    const id = engine.conversations()[0]?.id ?? '';
    expect(engine.conversation(id).turnList).toMatchObject([{ question: 'Where is the brown fence?', answer: { ended: 'stopped', evidence: [{ number: 1 }, {}, {}].slice(0, engine.conversation(id).turnList[0]?.answer.evidence.length) } }]);
    resolve();
    expect((await asked).turn.answer.ended).toBeUndefined();
    expect(engine.conversation(id).turnList).toMatchObject([{ answer: { text: 'A fence [1].' } }]);
  });

  it('by a small one on this computer is written from few pictures', async () => {
    const { engine, model } = withModel([['A fence [1].']], { local: true, takesTools: false });
    await ask(engine, { question: 'Where is the brown fence?' });
    expect(lastParts(model.requests[0] as ModelRequest).filter(({ type }) => type === 'image').length).toBeLessThanOrEqual(4);
  });

  it('by one that sees nothing is written from words', async () => {
    const { engine, model } = withModel([['A fence [1].']], { takesImages: false });
    const { turn } = await ask(engine, { question: 'What does the gardener repair?' });
    expect(lastParts(model.requests[0] as ModelRequest).filter(({ type }) => type === 'image')).toEqual([]);
    expect(words(lastParts(model.requests[0] as ModelRequest))).toContain('Said: “The gardener repairs the gate.”');
    expect(turn.answer.cost.frames).toBe(0);
  });

  it('makes follow-ups stand alone in its own words, and looks where the rules say', async () => {
    const { engine, model } = withModel((request) => (request.purpose === 'rewrite' ? ['Does the gardener water the roses?'] : ['A fence [1].']));
    const { conversation } = await ask(engine, { question: 'Where is the brown fence?' });
    const { turn } = await ask(engine, { question: 'Does he do that too?', conversation });
    expect(model.requests.map(({ purpose }) => purpose)).toEqual(['answer', 'rewrite', 'answer']);
    expect(turn.query).toBe('gardener water the roses');
    expect(turn.answer.steps[0]?.words).toBe('Understood as “gardener water the roses”');
    expect(JSON.stringify(model.requests[2]?.messages[1])).not.toContain('[1]');
  });
});
