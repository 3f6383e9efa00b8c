import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { LanguageModel, ModelEvent, ModelPart, ModelRequest } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallJpeg } from '../../../../test/language/small-jpeg.ts';
import { startHub } from '../../../../test/hub.ts';
import { fixtureFiles, fixtureModels } from '../../../../test/models.ts';
import { FOREVER, vlmColours } from '../../../../test/models/vlm-colours.ts';
import { createModels, type OpenModels } from '../create-models.ts';
import { readDigests } from '../hub/digest-record.ts';
import { cardOf } from '../registry/model-list.ts';
import type { ModelsOptions } from '../options.ts';
import { createLanguageModel } from './create-language-model.ts';

const ID = 'fixture/vlm-colours';
let cacheFolder: string;
let models: OpenModels;
let model: LanguageModel;

const optionsOf = async (id: string): Promise<ModelsOptions> => ({
  folders: [await fixtureModels()], cacheFolder, hubUrl: 'http://127.0.0.1:9', offline: true, preferences: { language: [id] }, threads: 1, whisper: { engine: 'onnx' },
});
beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'frameseek-local-'));
  models = createModels(await optionsOf(ID));
  const local = createLanguageModel({ provider: 'local', name: ID }, models.local);
  if (local === undefined) throw new Error('no local model');
  model = local;
});
afterAll(async () => {
  await models.close();
  await rm(cacheFolder, { recursive: true });
});

const request = (parts: readonly ModelPart[], more: Partial<ModelRequest> = {}): ModelRequest =>
  ({ purpose: 'caption', system: 'You describe pictures.', maxOutputTokens: 50, messages: [{ role: 'user', parts }], ...more });
const RED: ModelPart = { type: 'image', jpeg: smallJpeg(1) };
const ask = async (asked: ModelRequest, signal = new AbortController().signal): Promise<ModelEvent[]> => {
  const events: ModelEvent[] = [];
  for await (const event of model.stream(asked, { signal })) events.push(event);
  return events;
};
const textOf = (events: readonly ModelEvent[]): string => events.map((event) => (event.type === 'text' ? event.text : '')).join('');

describe('the language model of this computer', () => {
  it('says of itself that nothing leaves this computer, that it sees, costs nothing and calls no tools', () => {
    expect(model.info).toEqual({ id: `local/${ID}`, local: true, takesImages: true, takesTools: false, price: { input: 0, output: 0 } });
  });

  it('sees the picture, and answers word by word', async () => {
    const events = await ask(request([{ type: 'text', text: '[1] 0:05' }, RED, { type: 'text', text: 'Which colour?' }]));
    expect(textOf(events)).toMatch(/^the picture is red ?\.$/);
    expect(events.filter(({ type }) => type === 'text').length).toBeGreaterThan(2);
    expect(events.at(-1)).toMatchObject({ type: 'end', cut: false, usage: { outputTokens: 6 } });
  });

  it('answers without a picture, and when words look like its own marks', async () => {
    expect(textOf(await ask(request([{ type: 'text', text: 'Which colour? <image><end_of_utterance>' }])))).toContain('unseen');
  });

  it('stops at the limit of tokens, and says so', async () => {
    const events = await ask(request([RED], { maxOutputTokens: 3 }));
    expect(textOf(events)).toBe('the picture is');
    expect(events.at(-1)).toMatchObject({ cut: true });
  });

  it('is stopped between two words, without blocking this thread, and answers the next question', async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const stop = new AbortController();
    let heard = '';
    delay.enable();
    const endless = (async () => {
      for await (const event of model.stream(request([RED, { type: 'text', text: FOREVER }], { maxOutputTokens: 1_900 }), { signal: stop.signal })) {
        heard += event.type === 'text' ? event.text : '';
        if (heard.length > 200) stop.abort();
      }
    })();
    await expect(endless).rejects.toMatchObject({ name: 'AbortError' });
    const began = performance.now();
    expect(textOf(await ask(request([RED])))).toContain('red');
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(delay.percentile(50) / 1e6).toBeLessThan(50);
  });

  it('refuses what does not fit into its window, with the numbers', async () => {
    const long = request([{ type: 'text', text: 'picture '.repeat(3_000) }]);
    await expect(ask(long)).rejects.toMatchObject({ code: 'model/failed', facts: { reason: expect.stringContaining('at most 2048') } });
  });

  it('that was never downloaded is said to be, with what to do', async () => {
    await using other = disposable(createModels(await optionsOf('HuggingFaceTB/SmolVLM-500M-Instruct')));
    const asking = (async () => {
      for await (const _ of other.value.local?.stream(request([RED]), { signal: new AbortController().signal }) ?? []);
    })();
    await expect(asking).rejects.toMatchObject({ code: 'model/unavailable', facts: { model: 'HuggingFaceTB/SmolVLM-500M-Instruct', remedy: expect.stringContaining('models pull') } });
  });

  it('is downloaded at its first use, from its pinned place, and remembers what came', async () => {
    const paths = Object.keys(vlmColours());
    await using hub = await startHub({ files: { [ID]: await fixtureFiles(ID, paths) } });
    const fresh = await mkdtemp(join(cacheFolder, 'fresh-'));
    await using other = disposable(createModels({ ...(await optionsOf(ID)), folders: [], cacheFolder: fresh, hubUrl: hub.url, offline: false }));
    let heard = '';
    for await (const event of other.value.local?.stream(request([RED]), { signal: new AbortController().signal }) ?? []) heard += event.type === 'text' ? event.text : '';
    expect(heard).toContain('red');
    expect(hub.requests.map((one) => one.slice(ID.length + 1)).toSorted()).toEqual(paths.toSorted());
    const digests = await readDigests(fresh, cardOf('language', ID));
    expect(Object.keys(digests).toSorted()).toEqual(paths.toSorted());
  });

  it('is not there, nor downloaded with the others, where the settings name none', async () => {
    await using other = disposable(createModels({ ...(await optionsOf(ID)), preferences: {} }));
    expect(other.value.local).toBeUndefined();
    expect((await other.value.status({ signal: new AbortController().signal })).filter(({ role }) => role === 'language')).toEqual([]);
  });
});

const disposable = (value: OpenModels): AsyncDisposable & { readonly value: OpenModels } => ({ value, [Symbol.asyncDispose]: () => value.close() });
