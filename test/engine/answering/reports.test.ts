import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type OpenEngine } from '@frameseek/engine';
import { Fault, reportRequest, type LanguageModel, type ModelRequest, type Report } from '@frameseek/core';
import { scriptedModel } from '../support/scripted-model.ts';
import { openBench, type Bench } from '../support/with-engine.ts';

let bench: Bench;
const opened: OpenEngine[] = [];
beforeEach(async () => {
  bench = await openBench();
  const sale = (n: number) => ({ start: n * 10, end: n * 10 + 6, text: `Customer ${n} pays money for bread.` });
  await bench.run([
    await bench.film('Market.mp4', { duration: 100, shots: [{ start: 0, end: 100, colour: 'red' }], subtitles: Array.from({ length: 9 }, (_, n) => sale(n)) }),
    await bench.film('Fair.mp4', { duration: 20, shots: [{ start: 0, end: 20, colour: 'blue' }], subtitles: [{ start: 2, end: 8, text: 'She pays money for a ride.' }] }),
  ]);
});
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
  await bench[Symbol.asyncDispose]();
});

const withModel = (language: LanguageModel): OpenEngine => {
  const engine = createEngine({ ...bench.parts, language });
  opened.push(engine);
  return engine;
};
const idOf = (title: string): string => bench.engine.videos().find((video) => video.title === title)?.id ?? '';
/** The id of a new collection of what is said in the market at these times. */
const collect = (engine: OpenEngine, starts: readonly number[]): string => {
  const { id } = engine.collections.make({ name: 'Sales' });
  engine.collections.collect(id, starts.map((start) => ({ video: idOf('Market'), start, end: start + 6, title: '', note: '' })));
  return id;
};
const wanted = (more: object = {}) => reportRequest.parse({ question: 'List every scene in which somebody pays money', fields: [{ name: 'who' }, { name: 'how much', type: 'number', unit: '€' }], ...more });
const words = ({ messages }: ModelRequest): string => messages.flatMap((message) => (message.role === 'user' ? message.parts : [])).flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
/** The numbers of the moments that a request shows. */
const shownIn = (request: ModelRequest): readonly number[] => [...words(request).matchAll(/^\[(\d+)\] “/gmu)].map(([, number]) => Number(number));
/** Writes a row for each moment, and one that rests on a moment that was not shown. */
const clerk = (info: Partial<LanguageModel['info']> = {}) => scriptedModel((request) => [JSON.stringify({ rows: [
  ...shownIn(request).map((moment) => ({ cells: [{ field: 'who', value: `payer ${moment}`, moment }] })), { cells: [{ field: 'how much', value: 5, moment: 999 }] },
] })], { takesImages: false, ...info });

describe('a report', () => {
  it('is filled from the moments that its question finds, each cell with the one that it rests on, and is priced before', async () => {
    const model = clerk({ price: { input: 1, output: 2 } });
    const engine = withModel(model);
    const estimate = await engine.reports.estimate(wanted(), bench);
    expect(model.requests).toEqual([]);
    const told: Report[] = [];
    const table = await engine.reports.make(wanted(), { signal: bench.signal, report: (now) => told.push(now) });
    expect(estimate).toMatchObject({ moments: table.of, modelCalls: model.requests.length, frames: 0, needsModel: true });
    expect(estimate.dollars).toBeCloseTo((estimate.inputTokens + 2 * estimate.outputTokens) / 1_000_000, 9);
    expect(table.rows.map(({ cells }) => cells)).toEqual(table.moments.map(({ number }) => [{ value: `payer ${number}`, moment: number }, null]));
    expect(new Set(table.moments.map(({ title }) => title))).toEqual(new Set(['Market', 'Fair']));
    expect(table).toMatchObject({ read: table.of, refused: model.requests.length, by: 'test/scripted' });
    expect(told.at(-1)).toEqual(table);
    expect(words(model.requests[0] ?? { purpose: 'report', system: '', messages: [], maxOutputTokens: 0 })).toContain('- how much: a number alone, in €');
  });

  it('goes on where it was when it failed, and nothing is paid twice', async () => {
    let isAway = true;
    const model = scriptedModel((request) => (shownIn(request).includes(1) || !isAway
      ? [JSON.stringify({ rows: shownIn(request).map((moment) => ({ cells: [{ field: 'who', value: 'x', moment }] })) })]
      : [{ fault: new Fault('model/unavailable', { model: 'test', reason: 'gone', remedy: 'wait' }) }]), { takesImages: false });
    const engine = withModel(model);
    const request = wanted({ collection: collect(engine, Array.from({ length: 9 }, (_, n) => n * 10)) });
    await expect(engine.reports.make(request, bench)).rejects.toThrow('model/unavailable');
    expect(engine.reports.list()).toMatchObject([{ question: request.question, read: 8, of: 9, rows: 8 }]);
    isAway = false;
    const table = await engine.reports.make(request, bench);
    expect([table.read, table.of, table.rows.length]).toEqual([9, 9, 9]);
    expect(model.requests.map((one) => shownIn(one).includes(1))).toEqual([true, false, false]);
    const { id } = await engine.reports.estimate(request, bench);
    expect(engine.reports.report(id)).toMatchObject({ request, table });
    expect(engine.reports.list()).toHaveLength(1);
    engine.reports.remove(id);
    expect(() => engine.reports.report(id)).toThrow('library/unknown-report');
  });

  it('is of some videos, or of what people collected, where that is asked for', async () => {
    const engine = withModel(clerk());
    const fair = await engine.reports.make(wanted({ videos: [idOf('Fair')] }), bench);
    expect(fair.moments.map(({ title }) => title)).toEqual(['Fair']);
    const kept = await engine.reports.make(wanted({ collection: collect(engine, [30]) }), bench);
    expect(kept.moments.map(({ title, start }) => [title, start])).toEqual([['Market', 30]]);
    await expect(engine.reports.estimate(wanted({ collection: 'nowhere' }), bench)).rejects.toThrow('library/unknown-collection');
    await expect(engine.reports.estimate(wanted({ videos: ['nowhere'] }), bench)).rejects.toThrow('library/unknown-video');
  });

  it('needs a model', async () => {
    await expect(bench.engine.reports.make(wanted(), bench)).rejects.toThrow('model/unavailable');
  });
});
