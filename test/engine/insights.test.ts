import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type OpenEngine } from '@frameseek/engine';
import { Fault, insightKey, type Insight, type InsightRequest, type LanguageModel, type ModelRequest, type Task } from '@frameseek/core';
import { syntheticTranscript } from '@frameseek/core/testing';
import { scriptedModel, type Script, type ScriptedModel } from './support/scripted-model.ts';
import { openBench, type Bench } from './support/with-engine.ts';

let bench: Bench;
const opened: OpenEngine[] = [];
beforeEach(async () => { bench = await openBench(); });
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
  await bench[Symbol.asyncDispose]();
});

/** A film of three colours in which two things are talked about. */
const indexed = async (): Promise<string> => {
  const path = await bench.film('talk.json', {
    duration: 160,
    shots: [{ start: 0, end: 60, colour: 'red' }, { start: 60, end: 80, colour: 'green car' }, { start: 80, end: 160, colour: 'blue' }],
    subtitles: [...syntheticTranscript(['bread', 'sailing'], 80)],
  });
  const [job] = await bench.run([path]);
  return job?.videoId ?? '';
};
const withModel = (language: LanguageModel): OpenEngine => {
  const engine = createEngine({ ...bench.parts, language });
  opened.push(engine);
  return engine;
};
const make = async (engine: OpenEngine, id: string, request: InsightRequest): Promise<Task> => {
  const [task] = await engine.insights.finish([engine.insights.make(id, request).id], { signal: bench.signal, report: () => undefined });
  if (task === undefined) throw new Error('the task is gone');
  return task;
};
const made = async <Kind extends Insight['kind']>(engine: OpenEngine, id: string, request: Extract<InsightRequest, { kind: Kind }>): Promise<Extract<Insight, { kind: Kind }>> => {
  const task = await make(engine, id, request);
  expect(task).toMatchObject({ state: 'done', done: 1 });
  return engine.insights.get(id, request.kind, insightKey(request));
};
const search = async (engine: OpenEngine, query: string) => (await engine.search({ query, limit: 5 }, { signal: bench.signal })).moments;
const textOf = ({ messages }: ModelRequest): string =>
  messages.flatMap((message) => (message.role === 'user' ? message.parts : [])).flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
const pictureCount = ({ messages }: ModelRequest): number =>
  messages.flatMap((message) => (message.role === 'user' ? message.parts : [])).filter(({ type }) => type === 'image').length;

describe('without a language model', () => {
  it('chapters begin where the topic shifts', async () => {
    const { data, by } = await made(bench.engine, await indexed(), { kind: 'chapters' });
    expect(data.map(({ start, title }) => [Math.round(start), title])).toEqual([[0, 'Sourdough starter'], [80, 'Sailing boat']]);
    expect(by).toBe('shifts of topic');
  });

  it('highlights are chosen from what is heard and seen, and a wish goes before all', async () => {
    const id = await indexed();
    expect((await made(bench.engine, id, { kind: 'highlights' })).data.length).toBeGreaterThan(0);
    const { data, wish, key } = await made(bench.engine, id, { kind: 'highlights', wish: 'green car' });
    const [best] = data.toSorted((a, b) => b.score - a.score);
    expect([wish, key]).toEqual(['green car', 'highlights:green car']);
    expect(best).toMatchObject({ score: 1, why: expect.arrayContaining(['wish']) });
    expect(best?.start).toBeGreaterThanOrEqual(58);
    expect(best?.end).toBeLessThanOrEqual(82);
  });

  it('a tracked object is found in the picture, and by search', async () => {
    const id = await indexed();
    const { data } = await made(bench.engine, id, { kind: 'track', object: 'green car' });
    expect(data).toMatchObject([{ start: 60, end: 80 }]);
    expect(data[0]?.confidence).toBeGreaterThan(0.9);
    expect((await search(bench.engine, 'described:"green car"'))[0]).toMatchObject({ videoId: id, start: 60, end: 80, hits: [{ modality: 'described', text: 'green car' }] });
  });

  it('quality, sound and storyboard leave their data and files', async () => {
    const id = await indexed();
    expect((await made(bench.engine, id, { kind: 'quality' })).data).toEqual({ findings: [{ start: 0, end: 160, problem: 'silent' }] });
    await made(bench.engine, id, { kind: 'sound' });
    expect(await readFile(bench.engine.insights.picture(id, 'waveform'), 'utf8')).toBe('1800x240');
    const { data } = await made(bench.engine, id, { kind: 'storyboard' });
    expect(data.times.length).toBeGreaterThanOrEqual(3);
    expect(await readFile(bench.engine.insights.picture(id, 'storyboard'), 'utf8')).toBe(data.times.join(' '));
    await bench.engine.insights.remove(id, 'storyboard', { signal: bench.signal });
    expect(() => bench.engine.insights.picture(id, 'storyboard')).toThrow('library/nothing-made');
  });

  it('what needs a model says so before anything is queued', async () => {
    const id = await indexed();
    expect(() => bench.engine.insights.make(id, { kind: 'summary' })).toThrow('model/unavailable');
    expect(bench.engine.insights.of(id).tasks).toEqual([]);
    expect(bench.engine.insights.estimate(id, { kind: 'summary' }).needsModel).toBe(true);
  });

  it('what was never made, and whose video is unknown, is said so', async () => {
    const id = await indexed();
    expect(() => bench.engine.insights.get(id, 'chapters')).toThrow('library/nothing-made');
    expect(() => bench.engine.insights.of('nowhere')).toThrow('library/unknown-video');
    await expect(bench.engine.insights.remove(id, 'chapters', { signal: bench.signal })).rejects.toThrow('library/nothing-made');
    expect(() => bench.engine.insights.cancel('nowhere')).toThrow('library/unknown-task');
  });
});

describe('captions', () => {
  const describer = (): ScriptedModel => scriptedModel((request) => [`A zeppelin over the ${pictureCount(request)} hills, call ${textOf(request).length}.`]);

  it.each([['brief', 1], ['detailed', 3], ['narrative', 3]] as const)('in %s style look at %d pictures of each stretch, and hear what is said', async (style, pictures) => {
    const id = await indexed();
    const model = describer();
    const { data, by } = await made(withModel(model), id, { kind: 'captions', style });
    expect(by).toBe('test/scripted');
    expect(data.map(({ start, end, shot }) => [start, end, shot])).toEqual([[0, 60, 0], [60, 80, 1], [80, 120, 2], [120, 160, 2]]);
    expect(model.requests.map(pictureCount)).toEqual([pictures, pictures, pictures, pictures]);
    expect(textOf(model.requests[2] as ModelRequest)).toContain('sailing boat');
    expect(textOf(model.requests[2] as ModelRequest).includes('You told before')).toBe(style === 'narrative');
  });

  it('are found by search, but are never quotations, and go when they are removed', async () => {
    const id = await indexed();
    const engine = withModel(describer());
    await made(engine, id, { kind: 'captions', style: 'brief' });
    expect((await search(engine, 'zeppelin'))[0]?.hits[0]).toMatchObject({ modality: 'described', text: expect.stringContaining('zeppelin') });
    expect((await engine.search({ query: '"zeppelin over"', limit: 5 }, { signal: bench.signal })).match).toBe(false);
    expect((await engine.search({ query: 'shown:zeppelin', limit: 5 }, { signal: bench.signal })).moments.flatMap(({ hits }) => hits).some(({ modality }) => modality === 'described')).toBe(false);
    await engine.insights.remove(id, 'captions:brief', { signal: bench.signal });
    expect((await search(engine, 'described:zeppelin'))).toEqual([]);
  });

  it('of two styles stand side by side in the index, and made again replace their own alone', async () => {
    const id = await indexed();
    const words = async (): Promise<readonly string[]> => (await bench.index.wordsOf(id, { signal: bench.signal })).filter(({ modality }) => modality === 'described').map(({ text = '' }) => text);
    await made(withModel(scriptedModel([['brief one']])), id, { kind: 'captions', style: 'brief' });
    await made(withModel(scriptedModel([['detailed one']])), id, { kind: 'captions', style: 'detailed' });
    await made(withModel(scriptedModel([['brief two']], { id: 'test/other' })), id, { kind: 'captions', style: 'brief' });
    expect(new Set(await words())).toEqual(new Set(['brief two', 'detailed one']));
    expect(await words()).toHaveLength(8);
  });

  it('are made findable by a new sentence model when the video is indexed by it', async () => {
    const id = await indexed();
    await made(withModel(describer()), id, { kind: 'captions', style: 'brief' });
    bench.models.version = '2';
    await bench.run([bench.catalog.video(id)?.path ?? '']);
    const space = { id: 'sentences-2', dimensions: 1021 };
    const described = (await bench.index.vectorsOf(space, id, { signal: bench.signal })).filter(({ modality }) => modality === 'described');
    expect(described).toHaveLength(4);
  });

  it('stop at the limit of the day, and say which setting raises it', async () => {
    const id = await indexed();
    const engine = createEngine({ ...bench.parts, language: describer(), settings: { ...bench.parts.settings, models: { answer: {}, day: { frames: 2 }, steps: 1 } } });
    opened.push(engine);
    expect(await make(engine, id, { kind: 'captions', style: 'brief' })).toMatchObject({
      state: 'failed', fault: { code: 'model/over-budget', message: expect.stringContaining('FRAMESEEK_DAY_FRAMES') },
    });
  });

  it('need a model that takes pictures', async () => {
    const task = await make(withModel(scriptedModel([['x']], { takesImages: false })), await indexed(), { kind: 'captions', style: 'brief' });
    expect(task).toMatchObject({ state: 'failed', fault: { code: 'model/unavailable', message: expect.stringContaining('takes no pictures') } });
  });

  it('go on where they failed: what was answered is not asked again', async () => {
    const id = await indexed();
    const scripts: Script[] = [['first'], ['second'], [{ fault: new Fault('model/failed', { model: 'test', reason: 'the line broke' }) }], ['third'], ['fourth']];
    const model = scriptedModel(scripts);
    const engine = withModel(model);
    const failed = await make(engine, id, { kind: 'captions', style: 'narrative' });
    expect(failed).toMatchObject({ state: 'failed', fault: { code: 'model/failed' } });
    expect(model.requests).toHaveLength(3);
    const retried = engine.insights.retry(failed.id);
    const [done] = await engine.insights.finish([retried.id], { signal: bench.signal, report: () => undefined });
    expect(done).toMatchObject({ id: failed.id, state: 'done' });
    expect(engine.insights.get(id, 'captions', 'captions:narrative').data.map(({ text }) => text)).toEqual(['first', 'second', 'third', 'fourth']);
    expect(model.requests).toHaveLength(5);
  });
});

const part = (title: string, at = '0:10'): string => JSON.stringify({ title, text: `${title} is talked about.`, events: [{ at, text: `${title} begins` }] });
const overview = JSON.stringify({ overview: 'A talk about bread, then about sailing.', events: [{ at: '1:20', text: 'On to sailing' }] });

describe('a summary', () => {
  const isWhole = (request: ModelRequest): boolean => request.json?.name === 'overview';
  const model = (scripts: (request: ModelRequest) => Script): ScriptedModel => scriptedModel(scripts);

  it('is made of its parts, with times inside them', async () => {
    const id = await indexed();
    const wise = model((request) => [isWhole(request) ? overview : part('Bread', '9:59')]);
    const { data } = await made(withModel(wise), id, { kind: 'summary' });
    expect(data).toMatchObject({ overview: 'A talk about bread, then about sailing.', events: [{ at: 80, text: 'On to sailing' }] });
    expect(data.segments.map(({ start, end }) => [start, end])).toEqual([[0, 60], [60, 120], [120, 160]]);
    expect(wise.requests).toHaveLength(4);
    expect(textOf(wise.requests.find(isWhole) as ModelRequest)).toContain('1:00.0–2:00.0 Bread');
    expect(textOf(wise.requests[0] as ModelRequest)).toContain('Said: So the sourdough starter');
    expect(wise.requests.map(pictureCount).toSorted()).toEqual([0, 6, 6, 6]);
  });

  it('in a fence, or with a sentence around it, is read all the same', async () => {
    const wise = model((request) => [`Here it is:\n\`\`\`json\n${isWhole(request) ? overview : part('Bread')}\n\`\`\``]);
    expect((await made(withModel(wise), await indexed(), { kind: 'summary' })).data.segments).toHaveLength(3);
  });

  it('of nonsense is asked for again once, saying what is wrong', async () => {
    let calls = 0;
    const wise = model((request) => {
      if (isWhole(request)) return [overview];
      calls += 1;
      return [calls === 1 ? '{"title": "Bread"}' : part('Bread')];
    });
    expect((await made(withModel(wise), await indexed(), { kind: 'summary' })).data.overview).toContain('bread');
    const again = wise.requests.find(({ messages }) => messages.length === 3);
    expect(again === undefined ? '' : textOf(again)).toContain('text:');
  });

  it('of nonsense twice is a fault, and is really asked for again at the next try', async () => {
    const id = await indexed();
    const mad = model(() => ['I would rather not.']);
    const engine = withModel(mad);
    const task = await make(engine, id, { kind: 'summary' });
    expect(task).toMatchObject({ state: 'failed', fault: { code: 'model/nonsense', message: expect.stringContaining('it is not JSON') } });
    const before = mad.requests.length;
    await engine.insights.finish([engine.insights.retry(task.id).id], { signal: bench.signal, report: () => undefined });
    expect(mad.requests.length).toBeGreaterThan(before);
  });

  it('costs about what the estimate says', async () => {
    const id = await indexed();
    const wise = model((request) => [isWhole(request) ? overview : part('Bread')]);
    const engine = withModel({ ...wise, info: { ...wise.info, price: { input: 1, output: 10 } } });
    const estimate = engine.insights.estimate(id, { kind: 'summary' });
    await made(engine, id, { kind: 'summary' });
    expect(estimate).toMatchObject({ modelCalls: wise.requests.length, frames: 18, needsModel: true });
    expect(estimate.inputTokens).toBeGreaterThan(18 * 260);
    expect(estimate.dollars).toBeCloseTo((estimate.inputTokens + 10 * estimate.outputTokens) / 1e6, 6);
  });
});

describe('actions', () => {
  it('are those of windows of consecutive pictures, joined where they go on', async () => {
    const id = await indexed();
    const model = scriptedModel(() => [JSON.stringify({ actions: [{ first: 1, last: 8, text: 'A man juggles a ball', confidence: 0.8 }] })]);
    const engine = withModel(model);
    const { data } = await made(engine, id, { kind: 'actions' });
    expect(data).toEqual([{ start: 0, end: 160, text: 'A man juggles a ball', confidence: 0.8 }]);
    expect(model.requests.every((request) => pictureCount(request) === 8)).toBe(true);
    expect(textOf(model.requests[0] as ModelRequest)).toMatch(/^Picture 1, at 0:00\.\d:\nPicture 2, at/u);
    expect((await search(engine, 'juggles'))[0]?.hits[0]?.modality).toBe('described');
  });

  it('in pictures that do not exist are nonsense', async () => {
    const model = scriptedModel(() => [JSON.stringify({ actions: [{ first: 7, last: 12, text: 'x', confidence: 1 }] })]);
    expect(await make(withModel(model), await indexed(), { kind: 'actions' })).toMatchObject({ state: 'failed', fault: { code: 'model/nonsense', message: expect.stringContaining('numbered 1 to 8') } });
  });
});

describe('titles of chapters', () => {
  it('are written by the model where there is one', async () => {
    const { data, by } = await made(withModel(scriptedModel([[JSON.stringify({ titles: ['Baking bread', 'Going to sea'] })]])), await indexed(), { kind: 'chapters' });
    expect(data.map(({ title }) => title)).toEqual(['Baking bread', 'Going to sea']);
    expect(by).toContain('test/scripted');
  });

  it('are key phrases when the model fails, and the chapters say so', async () => {
    const broken = scriptedModel([[{ fault: new Fault('model/refused', { model: 'test', reason: 'wrong key' }) }]]);
    const { data, by } = await made(withModel(broken), await indexed(), { kind: 'chapters' });
    expect(data.map(({ title }) => title)).toEqual(['Sourdough starter', 'Sailing boat']);
    expect(by).toContain('wrong key');
  });
});

describe('tasks', () => {
  const endless = (): ScriptedModel => scriptedModel([['first'], [{ wait: new Promise(() => undefined) }]]);
  const running = async (engine: OpenEngine, id: string): Promise<Task> => {
    for (;;) {
      const [task] = engine.insights.of(id).tasks;
      if (task?.state === 'running' && task.done > 0) return task;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('tell how far they are, and can be cancelled', async () => {
    const id = await indexed();
    const engine = withModel(endless());
    const { id: taskId } = engine.insights.make(id, { kind: 'captions', style: 'narrative' });
    const ending = engine.insights.finish([taskId], { signal: bench.signal, report: () => undefined });
    expect(await running(engine, id)).toMatchObject({ done: 0.25, words: 'caption 1 of 4' });
    expect(engine.insights.cancel(taskId).state).toBe('cancelled');
    expect((await ending)[0]?.state).toBe('cancelled');
    expect(engine.insights.of(id).insights).toEqual([]);
  });

  it('wait for the next process when theirs ends, which goes on', async () => {
    const id = await indexed();
    const first = withModel(endless());
    first.insights.make(id, { kind: 'captions', style: 'narrative' });
    const work = first.work({ signal: bench.signal }).catch(() => undefined);
    await running(first, id);
    await first.close();
    await work;
    expect(bench.engine.insights.of(id).tasks[0]?.state).toBe('queued');
    const model = scriptedModel([['second'], ['third'], ['fourth']]);
    const next = withModel(model);
    const [task] = next.insights.of(id).tasks;
    await next.insights.finish([task?.id ?? ''], { signal: bench.signal, report: () => undefined });
    expect(next.insights.get(id, 'captions', 'captions:narrative').data.map(({ text }) => text)).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('end when their video is removed', async () => {
    const id = await indexed();
    const engine = withModel(endless());
    engine.insights.make(id, { kind: 'captions', style: 'narrative' });
    const control = new AbortController();
    const work = engine.work({ signal: control.signal });
    await running(engine, id);
    await engine.remove(id, { signal: bench.signal });
    expect(engine.insights.tasks({ limit: 9 })).toEqual([]);
    expect((await bench.index.wordsOf(id, { signal: bench.signal }))).toEqual([]);
    control.abort();
    await work;
  });

  it('of a video that was never looked at are refused', async () => {
    bench.catalog.putVideo({ id: 'unseen', path: '/unseen', title: 'unseen', sizeBytes: 1, addedAt: '2026-01-01T00:00:00.000Z' });
    expect(() => bench.engine.insights.make('unseen', { kind: 'chapters' })).toThrow('input/invalid');
  });
});
