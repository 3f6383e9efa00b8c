import { expect, it } from 'vitest';
import {
  Fault, NO_TELEMETRY, drain, type Fields, type LanguageModel, type Media, type ModelEvent, type ModelRequest, type Models, type SegmentIndex, type Telemetry,
} from '@frameseek/core';
import { instrumentIndex } from './instrument-index.ts';
import { instrumentLanguage } from './instrument-language.ts';
import { instrumentMedia } from './instrument-media.ts';
import { instrumentModels } from './instrument-models.ts';

interface ToldSpan {
  readonly name: string;
  readonly fields: Fields;
  readonly failed: boolean;
}

/** Telemetry, and the spans that were told to it, in the order in which they ended. */
const tellingSpans = (): { readonly telemetry: Telemetry; readonly spans: readonly ToldSpan[] } => {
  const spans: ToldSpan[] = [];
  const telemetry: Telemetry = {
    ...NO_TELEMETRY,
    span: async (name, fields, work) => {
      let told: Fields = fields;
      const end = (failed: boolean): void => void spans.push({ name, fields: told, failed });
      try {
        const result = await work((more) => (told = { ...told, ...more }));
        end(false);
        return result;
      } catch (error) {
        end(true);
        throw error;
      }
    },
  };
  return { telemetry, spans };
};

const { signal } = new AbortController();
const info = { id: 'acme/eyes', standIn: false };
const unavailable = new Fault('model/unavailable', { model: 'acme/eyes', reason: 'it is not there', remedy: '' });

/** Models of which only the one for pictures can be had, from the second call on. */
const models = (): Models => {
  const never = (): Promise<never> => Promise.reject(unavailable);
  let calls = 0;
  const eyes = { info, space: { id: 's', dimensions: 1 }, maxBatch: 8, frameSize: { width: 1, height: 1, fit: 'cover' as const }, embedImages: async () => [], embedTexts: async () => [] };
  return {
    visual: async () => {
      calls += 1;
      if (calls === 1) throw unavailable;
      return eyes;
    },
    sentences: never, detector: never, transcriber: never, reader: never, objects: never, tagger: never, voices: never,
    status: async () => [], pull: async () => undefined, close: async () => undefined,
  };
};

it('a model tells of its first use and of each call; where it cannot be had, of each attempt', async () => {
  const { telemetry, spans } = tellingSpans();
  const instrumented = instrumentModels(models(), telemetry);
  await expect(instrumented.visual({ signal })).rejects.toBe(unavailable);
  const encoder = await instrumented.visual({ signal });
  expect(await instrumented.visual({ signal })).toBe(encoder);
  await encoder.embedTexts(['a', 'b'], { as: 'query', signal });
  await encoder.embedImages([], { signal });
  expect(spans).toEqual([
    { name: 'model.load', failed: true, fields: { role: 'visual' } },
    { name: 'model.load', failed: false, fields: { role: 'visual', model: 'acme/eyes', standIn: false } },
    { name: 'model.call', failed: false, fields: { role: 'visual', model: 'acme/eyes', items: 2 } },
    { name: 'model.call', failed: false, fields: { role: 'visual', model: 'acme/eyes', items: 0 } },
  ]);
});

const END: ModelEvent = { type: 'end', usage: { outputTokens: 2 }, cut: false };
const request: ModelRequest = { purpose: 'answer', system: '', messages: [{ role: 'user', parts: [] }], maxOutputTokens: 9 };
const speaking = (stream: LanguageModel['stream']): LanguageModel => ({ info: { id: 'acme/mouth', local: true, takesImages: false, takesTools: false }, stream });

it('a language model tells of an answer when it has ended, been left or failed', async () => {
  const { telemetry, spans } = tellingSpans();
  const whole = instrumentLanguage(speaking(async function* () {
    yield { type: 'text', text: 'a' };
    yield END;
  }), telemetry);
  await drain(whole.stream(request, { signal }));
  for await (const event of whole.stream(request, { signal })) if (event.type === 'text') break;
  const broken = instrumentLanguage(speaking(async function* () {
    yield { type: 'text', text: 'a' };
    throw unavailable;
  }), telemetry);
  await expect(drain(broken.stream(request, { signal }))).rejects.toBe(unavailable);
  await expect.poll(() => spans.length).toBe(3);
  const fields = { role: 'language', model: 'acme/mouth', items: 1 };
  expect(spans).toEqual([
    { name: 'model.call', failed: false, fields: { ...fields, results: 2 } },
    { name: 'model.call', failed: false, fields },
    { name: 'model.call', failed: true, fields },
  ]);
});

/** An object whose every method gives back its own name and what it was called with. */
const echoing = <Port extends object>(more: object): Port =>
  new Proxy(more, { get: (target, name) => (name in target ? Reflect.get(target, name) : async (...args: readonly unknown[]) => [name, ...args]) }) as Port;

it('an index passes on everything that it is asked, and tells of it', async () => {
  const { telemetry, spans } = tellingSpans();
  const index = instrumentIndex(echoing<SegmentIndex>({ name: 'LanceDB' }), telemetry);
  const space = { id: 'space', dimensions: 1 };
  const filter = { modalities: ['speech', 'text'] as const };
  const vector = new Float32Array(1);
  const calls: readonly [unknown, string, readonly unknown[], Fields][] = [
    [await index.upsertVectors(space, [], { signal }), 'upsertVectors', [space, [], { signal }], { operation: 'upsert-vectors', space: 'space', items: 0 }],
    [await index.upsertWords([], { signal }), 'upsertWords', [[], { signal }], { operation: 'upsert-words', items: 0 }],
    [await index.searchVectors(space, vector, { limit: 1, filter, signal }), 'searchVectors', [space, vector, { limit: 1, filter, signal }], { operation: 'search-vectors', space: 'space', modality: 'speech,text', hits: 4 }],
    [await index.searchWords({ words: 'a', phrases: [] }, { limit: 1, filter: {}, signal }), 'searchWords', [{ words: 'a', phrases: [] }, { limit: 1, filter: {}, signal }], { operation: 'search-words', hits: 3 }],
    [await index.vectorsOf(space, 'v', { signal }), 'vectorsOf', [space, 'v', { signal }], { operation: 'vectors-of', space: 'space', hits: 4 }],
    [await index.wordsOf('v', { signal }), 'wordsOf', ['v', { signal }], { operation: 'words-of', hits: 3 }],
    [await index.remove('v', { signal }), 'remove', ['v', { signal }], { operation: 'remove' }],
    [await index.count({ signal }), 'count', [{ signal }], { operation: 'count' }],
    [await index.optimize({ signal }), 'optimize', [{ signal }], { operation: 'optimize' }],
  ];
  for (const [result, method, args] of calls) expect(result).toEqual([method, ...args]);
  expect(spans).toEqual(calls.map(([, , , fields]) => ({ name: 'store.call', failed: false, fields })));
  expect(await index.close()).toEqual(['close']);
  expect(index.name).toBe('LanceDB');
});

it('media tools pass on everything that they are asked, and tell of each pass over a file', async () => {
  const { telemetry, spans } = tellingSpans();
  const bare = Object.fromEntries(
    ['identify', 'digest', 'probe', 'scan', 'subtitles', 'thumbnail', 'sprite', 'quality', 'storyboard', 'clip', 'still', 'importPicture', 'frames'].map((name) =>
      [name, async (...args: readonly unknown[]) => [name, ...args]]),
  ) as unknown as Media;
  const media = instrumentMedia(bare, telemetry);
  const options = { probe: { duration: 12 }, signal };
  for (const [name, method] of Object.entries(media)) {
    expect(await (method as (...args: readonly unknown[]) => Promise<unknown>)('/film.mp4', options)).toEqual([name, '/film.mp4', options]);
  }
  expect(spans.map(({ fields }) => fields)).toContainEqual({ operation: 'scan', mediaSeconds: 12 });
  expect(spans.map(({ fields }) => fields['operation'])).toEqual(expect.arrayContaining(['identify', 'probe', 'subtitles', 'import-picture', 'quality']));
  expect(spans.map(({ fields }) => fields['operation'])).not.toContain('frames');
});
