import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type OpenEngine } from '@frameseek/engine';
import { insightKey, type Insight, type ModelRequest, type Task } from '@frameseek/core';
import { scriptedModel, type ScriptedModel } from '../support/scripted-model.ts';
import { openBench, type Bench } from '../support/with-engine.ts';

const GERMAN: Readonly<Record<string, string>> = {
  'We leave the harbour at noon.': 'Wir verlassen den Hafen am Mittag.', 'The sea is calm.': 'Die See ist ruhig.', 'Quiet please': 'Bitte Ruhe',
};
const LANGUAGE = { kind: 'translation' as const, language: 'de' };
let bench: Bench;
let id: string;
const opened: OpenEngine[] = [];
beforeAll(async () => {
  bench = await openBench();
  const [job] = await bench.run([await bench.film('voyage.mp4', {
    duration: 20, shots: [{ start: 0, end: 10, colour: 'open water' }, { start: 10, end: 20, colour: 'wooden pier', text: 'Quiet please' }],
    said: [{ start: 1, end: 4, text: 'We leave the harbour at noon.' }, { start: 6, end: 8, text: 'The sea is calm.' }],
  })]);
  id = job?.videoId ?? '';
});
afterAll(async () => {
  for (const engine of opened) await engine.close();
  await bench[Symbol.asyncDispose]();
});

const asked = ({ messages }: ModelRequest): string => messages.flatMap((message) => (message.role === 'user' ? message.parts : [])).flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
/** Translates the numbered lines that it is sent; `forgets`: the first time, all but the first of them. */
const translator = ({ forgets = false } = {}): ScriptedModel => {
  let calls = 0;
  return scriptedModel((request) => {
    calls += 1;
    const lines = [...asked(request).matchAll(/^(\d+) (.+)$/gmu)].map(([, number, text = '']) => ({ number: Number(number), text: GERMAN[text] ?? text }));
    return [JSON.stringify({ lines: forgets && calls === 1 ? lines.slice(0, 1) : lines })];
  }, { id: `test/${Math.random()}` });
};
const withModel = (language: ScriptedModel): OpenEngine => {
  const engine = createEngine({ ...bench.parts, language });
  opened.push(engine);
  return engine;
};
const make = async (engine: OpenEngine): Promise<Task> => {
  const [task] = await engine.insights.finish([engine.insights.make(id, LANGUAGE).id], { signal: bench.signal, report: () => undefined });
  if (task === undefined) throw new Error('the task is gone');
  return task;
};
const translation = (engine: OpenEngine): Extract<Insight, { kind: 'translation' }> => engine.insights.get(id, 'translation', insightKey(LANGUAGE));

describe('a translation', () => {
  it('has every line that is said and written, at its time', async () => {
    const model = translator();
    const engine = withModel(model);
    expect(await make(engine)).toMatchObject({ state: 'done' });
    expect(translation(engine)).toMatchObject({
      language: 'de', key: 'translation:de', by: model.info.id,
      data: [{ start: 1, end: 4, of: 'said', text: 'Wir verlassen den Hafen am Mittag.' }, { start: 6, end: 8, of: 'said', text: 'Die See ist ruhig.' }, { start: 10, of: 'written', text: 'Bitte Ruhe' }],
    });
    expect(asked(model.requests[0] as ModelRequest)).toContain('Into German (de):\n1 We leave the harbour at noon.\n2 The sea is calm.\n3 Quiet please');
    expect(engine.insights.estimate(id, LANGUAGE)).toMatchObject({ needsModel: true, modelCalls: 1, frames: 0 });
  });

  it('is found in its own language, and not any more once it is removed', async () => {
    const engine = withModel(translator());
    await make(engine);
    const find = async (query: string) => (await engine.search({ query, limit: 3 }, { signal: bench.signal })).moments;
    expect((await find('described:Hafen'))[0]).toMatchObject({ videoId: id, start: 1, end: 4, hits: [{ modality: 'described', text: 'Wir verlassen den Hafen am Mittag.' }] });
    await engine.insights.remove(id, insightKey(LANGUAGE), { signal: bench.signal });
    expect(await find('described:Hafen')).toEqual([]);
  });

  it('in which a line is missing is asked for once again, with what is missing', async () => {
    const model = translator({ forgets: true });
    expect(await make(withModel(model))).toMatchObject({ state: 'done' });
    expect(asked(model.requests[1] as ModelRequest)).toContain('the lines 2, 3 are missing');
  });

  it('needs a language model, and a language', () => {
    expect(() => bench.engine.insights.make(id, LANGUAGE)).toThrow('model/unavailable');
  });
});
