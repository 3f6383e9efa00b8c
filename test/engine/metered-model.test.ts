import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Fault, faultMessage, isFault, type Catalog, type LanguageModel, type ModelEvent, type ModelRequest, type ModelSpending,
} from '@frameseek/core';
import { meteredModel, type MeteredModel, type MeterOptions, type ModelLimits } from '@frameseek/engine';
import { openCatalog } from '@frameseek/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallJpeg } from '../language/small-jpeg.ts';

let folder: string;
let catalog: Catalog;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-meter-'));
  catalog = openCatalog(join(folder, 'catalog.sqlite'));
});
afterEach(async () => {
  catalog.close();
  await rm(folder, { recursive: true });
});

const END: ModelEvent = { type: 'end', cut: false, usage: { inputTokens: 1_000, outputTokens: 100 } };
const ANSWER: readonly ModelEvent[] = [{ type: 'text', text: 'Blue ' }, { type: 'text', text: '[1].' }, END];

/** A model that says these events, or fails, and counts how often it was asked. */
const said = (events: readonly (ModelEvent | Error)[], price?: { input: number; output: number }): LanguageModel & { asked: number } => ({
  asked: 0,
  info: { id: 'scripted/one', local: false, takesImages: true, takesTools: true, ...(price !== undefined && { price }) },
  async *stream(_request, { signal }) {
    this.asked += 1;
    for (const event of events) {
      await Promise.resolve();
      signal.throwIfAborted();
      if (event instanceof Error) throw event;
      yield event;
    }
  },
});
const meter = (language: LanguageModel, options: MeterOptions = {}, models?: ModelLimits): MeteredModel => {
  const made = meteredModel({ catalog, language, settings: { ...(models !== undefined && { models }) } }, options);
  if (made === undefined) throw new Error('no model');
  return made;
};
const request = (text = 'What is blue?', pictures: readonly Buffer[] = []): ModelRequest => ({
  purpose: 'answer', system: 'Answer from the evidence.', maxOutputTokens: 100,
  messages: [{ role: 'user', parts: [{ type: 'text', text }, ...pictures.map((jpeg) => ({ type: 'image' as const, jpeg }))] }],
});
const ask = async (model: LanguageModel, asked = request(), signal = new AbortController().signal): Promise<ModelEvent[]> => {
  const events: ModelEvent[] = [];
  for await (const event of model.stream(asked, { signal })) events.push(event);
  return events;
};
const failure = async (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (error: unknown) => error);

it('is not there where no model is set', () => {
  expect(meteredModel({ catalog, settings: {} })).toBeUndefined();
});

describe('the ledger', () => {
  it('has every call, with what the provider counted and the price of it', async () => {
    const reports: ModelSpending[] = [];
    const model = meter(said(ANSWER, { input: 2, output: 10 }), { report: (spent) => reports.push(spent) });
    expect(await ask(model, request('What is blue?', [smallJpeg(1), smallJpeg(2)]))).toEqual(ANSWER);
    expect(catalog.modelCalls({ limit: 9 })).toMatchObject([
      { purpose: 'answer', model: 'scripted/one', inputTokens: 1_000, outputTokens: 100, estimated: false, frames: 2, dollars: 0.003, cached: false, outcome: 'done' },
    ]);
    expect(model.spent()).toMatchObject({ calls: 1, cachedCalls: 0, inputTokens: 1_000, outputTokens: 100, frames: 2, dollars: 0.003 });
    expect(reports).toEqual([model.spent()]);
  });

  it('has an estimate where the provider does not count, and no price where none is known', async () => {
    await ask(meter(said([{ type: 'text', text: 'x'.repeat(400) }, { type: 'end', cut: false, usage: {} }])), request('y'.repeat(4_000), [smallJpeg(1)]));
    const [call] = catalog.modelCalls({ limit: 1 });
    expect(call).toMatchObject({ estimated: true, outputTokens: 100 });
    expect(call?.inputTokens).toBeGreaterThan(1_200);
    expect(call).not.toHaveProperty('dollars');
  });

  it('has what was stopped in the middle, because it was paid for', async () => {
    const model = meter(said(ANSWER));
    for await (const event of model.stream(request(), { signal: new AbortController().signal })) if (event.type === 'text') break;
    const stop = new AbortController();
    const stopped = failure((async () => {
      for await (const _ of model.stream(request('Another?'), { signal: stop.signal })) stop.abort();
    })());
    expect(await stopped).toMatchObject({ name: 'AbortError' });
    expect(catalog.modelCalls({ limit: 9 })).toMatchObject([{ outcome: 'stopped', estimated: true }, { outcome: 'stopped', estimated: true }]);
    expect(model.spent().inputTokens).toBeGreaterThan(0);
  });

  it('has failures: free when nothing came, paid when the stream broke', async () => {
    const broken = new Fault('model/failed', { model: 'scripted/one', reason: 'it broke' });
    expect(await failure(ask(meter(said([broken]))))).toBe(broken);
    expect(await failure(ask(meter(said([{ type: 'text', text: 'Blu' }, broken]))))).toBe(broken);
    const [paid, free] = catalog.modelCalls({ limit: 9 });
    expect(free).toMatchObject({ outcome: 'failed', inputTokens: 0, frames: 0 });
    expect(paid).toMatchObject({ outcome: 'failed', outputTokens: 1 });
  });
});

describe('an equal request', () => {
  it('is answered from memory, event by event, and costs nothing', async () => {
    const language = said(ANSWER);
    await ask(meter(language), request('What is blue?', [smallJpeg(1)]));
    const model = meter(language);
    expect(await ask(model, request('What is blue?', [smallJpeg(1)]))).toEqual([...ANSWER.slice(0, 2), { ...END, cached: true }]);
    expect(language.asked).toBe(1);
    expect(model.spent()).toEqual({ calls: 0, cachedCalls: 1, inputTokens: 0, outputTokens: 0, frames: 0, tookMs: 0 });
    expect(catalog.modelCalls({ limit: 1 })).toMatchObject([{ cached: true, outcome: 'done' }]);
  });

  it.each<[string, ModelRequest]>([
    ['another picture', request('What is blue?', [smallJpeg(2)])],
    ['another word', request('What is red?', [smallJpeg(1)])],
    ['another system', { ...request('What is blue?', [smallJpeg(1)]), system: 'Answer in French.' }],
    ['a tool', { ...request('What is blue?', [smallJpeg(1)]), tools: [{ name: 'look_at', description: '', schema: {} }] }],
    ['JSON', { ...request('What is blue?', [smallJpeg(1)]), json: { name: 'x', schema: {} } }],
  ])('is not one with %s', async (_, other) => {
    const language = said(ANSWER);
    await ask(meter(language), request('What is blue?', [smallJpeg(1)]));
    await ask(meter(language), other);
    expect(language.asked).toBe(2);
  });

  it('is one whatever it is asked for, in another process, and as another kind of buffer', async () => {
    const language = said(ANSWER);
    await ask(meter(language), request('What is blue?', [smallJpeg(1)]));
    catalog.close();
    catalog = openCatalog(join(folder, 'catalog.sqlite'));
    const parts = [{ type: 'text' as const, text: 'What is blue?' }, { type: 'image' as const, jpeg: new Uint8Array(smallJpeg(1)) }];
    await ask(meter(language), { ...request(), purpose: 'caption', messages: [{ role: 'user', parts }] });
    expect(language.asked).toBe(1);
  });

  it('is really made again after its answer was forgotten, was broken off, or was of another model', async () => {
    const language = said(ANSWER);
    const model = meter(language);
    await ask(model);
    model.forget(request());
    await ask(model);
    expect(language.asked).toBe(2);
    const broken = said([{ type: 'text', text: 'Blu' }, new Error('broken')]);
    await failure(ask(meter(broken), request('And red?')));
    await failure(ask(meter(broken), request('And red?')));
    expect(broken.asked).toBe(2);
    const other = { ...said(ANSWER), info: { ...language.info, id: 'scripted/two' } };
    await ask(meter(other));
    expect(other.asked).toBe(1);
  });
});

describe('a budget', () => {
  const words = async (work: Promise<unknown>): Promise<string> => {
    const error = await failure(work);
    return isFault(error) ? `${error.code}: ${faultMessage(error)}` : String(error);
  };

  it('of pictures stops before they are sent, and says which setting to raise', async () => {
    const language = said(ANSWER);
    const model = meter(language, { budget: { frames: 3 } });
    await ask(model, request('One?', [smallJpeg(1), smallJpeg(2)]));
    expect(await words(ask(model, request('Two?', [smallJpeg(1), smallJpeg(2)])))).toBe('model/over-budget: The limit of 3 pictures for one answer for language models is reached '
      + '(2 pictures spent, the next call needs about 2 pictures more). Raise FRAMESEEK_ANSWER_FRAMES to go on.');
    expect(language.asked).toBe(1);
  });

  it('of tokens counts what was read and written', async () => {
    const language = said(ANSWER);
    const model = meter(language, { budget: { tokens: 1_105 } });
    await ask(model);
    expect(await words(ask(model, request('Again?')))).toContain('1,105 tokens for one answer');
    expect(language.asked).toBe(1);
  });

  it('of dollars holds where the price is known', async () => {
    const budget = { dollars: 0.001 };
    const dear = meter(said(ANSWER, { input: 2, output: 10 }), { budget });
    await ask(dear);
    expect(await words(ask(dear, request('Again?')))).toContain('$0.0010 for one answer');
    const unknown = meter(said(ANSWER), { budget });
    await ask(unknown, request('A third?'));
    await ask(unknown, request('A fourth?'));
  });

  it('of the day counts all answers, and what comes from memory is still given', async () => {
    const limits: ModelLimits = { answer: {}, day: { tokens: 2_000 }, steps: 1 };
    const language = said(ANSWER);
    await ask(meter(language, {}, limits));
    await ask(meter(language, {}, limits), request('Two?'));
    expect(await words(ask(meter(language, {}, limits), request('Three?')))).toContain('2,000 tokens a day');
    expect(await ask(meter(language, {}, limits))).toContainEqual({ ...END, cached: true });
  });

  it('counts what is under way: two calls at once do not both take the last of it', async () => {
    const model = meter(said(ANSWER), { budget: { frames: 3 } });
    const both = await Promise.allSettled([1, 2].map((n) => ask(model, request(`${n}?`, [smallJpeg(1), smallJpeg(2)]))));
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const limits: ModelLimits = { answer: {}, day: { frames: 5 }, steps: 1 };
    const meters = [1, 2].map((n) => ask(meter(said(ANSWER), {}, limits), request(`day ${n}?`, [smallJpeg(1), smallJpeg(2)])));
    expect((await Promise.allSettled(meters)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('of the settings holds where a caller names none; a task names its own', async () => {
    const limits: ModelLimits = { answer: { frames: 0 }, day: {}, steps: 1 };
    expect(await words(ask(meter(said(ANSWER), {}, limits), request('One?', [smallJpeg(1)])))).toContain('0 pictures for one answer');
    await ask(meter(said(ANSWER), { budget: {} }, limits), request('One?', [smallJpeg(1)]));
  });
});
