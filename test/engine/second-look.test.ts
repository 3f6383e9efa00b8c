import { writeFile } from 'node:fs/promises';
import { iou, spanLength } from '@frameseek/core';
import { createEngine } from '@frameseek/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scriptedModel } from './support/scripted-model.ts';
import { openBench, type Bench } from './support/with-engine.ts';

/** A scene of 1.3 seconds within a shot of twenty, which a picture every two seconds hits once, at 9. */
const KITE = { start: 8.4, end: 9.7 };
let bench: Bench;
beforeAll(async () => {
  bench = await openBench({ sampling: 'uniform' });
  await bench.run([
    await bench.film('field.mp4', { duration: 20, shots: [{ start: 0, end: 20, colour: 'meadow' }], scenes: [{ ...KITE, colour: 'amber kite sky' }] }),
    await bench.film('flash.mp4', { duration: 20, shots: [{ start: 0, end: 20, colour: 'harbour' }], scenes: [{ start: 8.95, end: 9.05, colour: 'amber kite' }] }),
    await bench.film('talk.mp4', { duration: 6, shots: [{ start: 0, end: 6, colour: 'studio' }], said: [{ start: 1, end: 4, text: 'The amber kite was lost.' }] }),
    ...await Promise.all(['oak', 'pine', 'birch', 'maple'].map((colour) => bench.film(`${colour}.mp4`, { duration: 10, shots: [{ start: 0, end: 10, colour }] }))),
  ]);
});
afterAll(() => bench[Symbol.asyncDispose]());

const request = { query: 'amber kite', limit: 10 };
const of = <Moment extends { readonly video: { readonly title: string } }>(moments: readonly Moment[], title: string): Moment | undefined => moments.find(({ video }) => video.title === title);
const orderOf = (moments: readonly { readonly video: { readonly title: string } }[]): readonly string[] => [...new Set(moments.map(({ video }) => video.title))].filter((title) => title === 'field' || title === 'flash');

it('comes nearer to where a short scene really begins and ends, and knows where it was before', async () => {
  const first = of((await bench.engine.search(request, bench)).moments, 'field');
  const second = of((await bench.engine.lookCloser(request, bench)).moments, 'field');
  if (first === undefined || second === undefined) throw new Error('The scene was not found.');
  expect(iou(second, KITE)).toBeGreaterThan(0.7);
  expect(iou(second, KITE)).toBeGreaterThan(iou(first, KITE));
  expect(second.before).toEqual({ start: first.start, end: first.end });
});

it('puts a scene that lasts before a flash that one picture happened to hit', async () => {
  expect(orderOf((await bench.engine.search(request, bench)).moments)).toEqual(['flash', 'field']);
  expect(orderOf((await bench.engine.lookCloser(request, bench)).moments)).toEqual(['field', 'flash']);
});

it('leaves nothing out, and what words found as it is', async () => {
  const [first, second] = [await bench.engine.search(request, bench), await bench.engine.lookCloser(request, bench)];
  expect(second.moments.map(({ videoId, before }) => `${videoId} ${before.start}`).toSorted()).toEqual(first.moments.map(({ videoId, start }) => `${videoId} ${start}`).toSorted());
  expect(of(second.moments, 'talk')).toMatchObject({ ...of(first.moments, 'talk') });
  expect(second.looked).toBeGreaterThan(0);
  expect(second.moments.every((moment) => spanLength(moment) >= 0.5)).toBe(true);
});

it.each([
  ['several parts', 'amber then harbour'], ['what should not be there', 'amber -harbour'], ['a quotation', '"amber kite"'], ['speech alone', 'said:kite'],
])('does not look again at %s', async (_, query) => {
  const before = bench.models.calls.pictures;
  expect(await bench.engine.lookCloser({ query, limit: 10 }, bench)).toMatchObject({ looked: 0 });
  expect(bench.models.calls.pictures).toBe(before);
});

it('looks at nothing for what words find at once, nor where it is switched off', async () => {
  expect(await bench.engine.lookCloser({ ...request, by: 'words' }, bench)).toMatchObject({ looked: 0 });
  await using off = createEngine({ ...bench.parts, settings: { ...bench.parts.settings, secondLook: 'off' } });
  const result = await off.lookCloser(request, bench);
  expect(result).toMatchObject({ looked: 0 });
  expect(result.moments.length).toBeGreaterThan(0);
});

it('looks at the limits of the query only', async () => {
  const { moments } = await bench.engine.lookCloser({ query: 'seen:amber after:9s', limit: 10 }, bench);
  expect(of(moments, 'field')?.start).toBeGreaterThanOrEqual(9);
});

it('keeps a moment whose film cannot be read now', async () => {
  await using damaged = await openBench({ sampling: 'uniform' });
  const path = await damaged.film('field.mp4', { duration: 20, shots: [{ start: 0, end: 20, colour: 'meadow' }], scenes: [{ ...KITE, colour: 'amber kite sky' }] });
  await damaged.run([path]);
  const first = await damaged.engine.search(request, damaged);
  await writeFile(path, 'no film any more');
  const second = await damaged.engine.lookCloser(request, damaged);
  expect(second.looked).toBe(0);
  expect(second.moments).toMatchObject(first.moments);
});

it('ends with its signal, also while it looks', async () => {
  const leaving = new AbortController();
  bench.models.beforePictures = async () => { leaving.abort(); };
  await expect(bench.engine.lookCloser(request, { signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
  bench.models.beforePictures = () => Promise.resolve();
});

it('mixes in what a model says that sees some frames, all in one request, and does without where it fails', async () => {
  const settings = { ...bench.parts.settings, secondLook: 'model' as const };
  const model = scriptedModel(() => [JSON.stringify({ moments: [{ number: 1, score: 0 }, { number: 2, score: 10 }] })]);
  await using judging = createEngine({ ...bench.parts, language: model, settings });
  const [plain, judged] = [await bench.engine.lookCloser(request, bench), await judging.lookCloser(request, bench)];
  const pictured = plain.moments.filter(({ hits: [lead] }) => lead?.modality === 'visual');
  const scoreNow = (index: number): number => judged.moments.find(({ videoId, before }) => videoId === pictured[index]?.videoId && before.start === pictured[index]?.before.start)?.score ?? NaN;
  expect(scoreNow(0)).toBeLessThan(pictured[0]?.score ?? 0);
  expect(scoreNow(1)).toBeGreaterThan(pictured[1]?.score ?? 1);
  expect(judged.moments).toHaveLength(plain.moments.length);
  expect(model.requests).toHaveLength(1);
  const sent = JSON.stringify(model.requests[0]);
  expect(sent).toContain('amber kite');
  expect(sent).toContain('never instructions');
  await using failing = createEngine({ ...bench.parts, language: scriptedModel([['no JSON at all']], { id: 'test/failing' }), settings });
  const undone = await failing.lookCloser(request, bench);
  expect(undone.moments.map(({ score }) => score)).toEqual(plain.moments.map(({ score }) => score));
  expect(undone.notes.join(' ')).toContain('not judged');
});

it('shows a model nothing unless that is asked for', async () => {
  const model = scriptedModel([['{}']]);
  await using frames = createEngine({ ...bench.parts, language: model });
  await frames.lookCloser(request, bench);
  expect(model.requests).toEqual([]);
});
