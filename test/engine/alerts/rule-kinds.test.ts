import { setTimeout as sleep } from 'node:timers/promises';
import type { AlertRule } from '@frameseek/core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { watchRules } from '../../../packages/engine/src/alerts/watch-rules.ts';
import { openBench, type Bench } from '../support/with-engine.ts';

const PATIENCE = { timeout: 20_000, interval: 50 };
/** Rules of every kind that the query language knows, and the seconds at which they ring; `all`: for the whole film, once. */
const KINDS: readonly (readonly [query: string, starts: readonly number[]])[] = [
  ['person at the door', [10]],
  ['person at the door -said:postman', []],
  ['person at the door -speaker:ada', [10]],
  ['"parcel for you"', [11]],
  ['said:"parcel for you"', [11]],
  ['seen:garden', [20]],
  ['sound:glass', [34]],
  ['the sound of a dog', [40]],
  ['screen:"fatal error"', [30]],
  ['screen:"fatal error" -sound:glass', []],
  ['garden then sound:glass within 30s', [20]],
  ['sound:glass then garden within 5s', []],
  ['screen:error after:0:25 before:0:50', [30]],
  ['screen:error in:camera longer:50s', [30]],
  ['screen:error in:elsewhere', []],
  ['screen:error longer:2h', []],
  ['violet submarine', []],
];
let bench: Bench;
const stop = new AbortController();
let work: Promise<void>;
beforeAll(async () => {
  bench = await openBench();
  bench.models.hears = true;
  const { engine } = bench;
  for (const [query] of KINDS) engine.addRule({ name: query, query, threshold: 0.3, coolDownSeconds: 3_600 });
  const { id: collection } = engine.collections.make({ name: 'Bin' });
  engine.addRule({ name: 'Broken glass', query: 'sound:glass', threshold: 0.3, coolDownSeconds: 3_600, collection });
  await bench.run([await bench.film('Camera.mp4', {
    duration: 60,
    shots: [
      { start: 0, end: 10, colour: 'grey wall' }, { start: 10, end: 20, colour: 'person at the door' }, { start: 20, end: 30, colour: 'garden' },
      { start: 30, end: 40, colour: 'black screen', text: 'Fatal error 4711' }, { start: 40, end: 60, colour: 'grey wall' },
    ],
    said: [{ start: 11, end: 14, text: 'The postman has a parcel for you.' }],
    heard: [{ start: 34, end: 37, label: 'Glass' }, { start: 40, end: 44, label: 'Dog' }],
  })]);
  work = engine.work({ signal: stop.signal });
  const [video] = engine.videos();
  await vi.waitUntil(() => engine.rules().every(({ id }) => bench.catalog.lookedTo(id, video?.id ?? '') > 0), PATIENCE);
}, 60_000);
afterAll(async () => {
  stop.abort();
  await work.catch(() => undefined);
  await bench[Symbol.asyncDispose]();
});

it.each(KINDS)('a rule is any query: %s', (query, starts) => {
  const rule = bench.engine.rules().find(({ name }) => name === query);
  const rang = bench.engine.alerts({ limit: 99, ruleId: rule?.id ?? '' });
  expect(rang.map(({ start }) => Math.round(start))).toEqual(starts);
});

it('what a rule finds is gathered in its collection, once and under its name', () => {
  const { engine } = bench;
  const [{ id = '' } = {}] = engine.collections.list();
  const rang = engine.alerts({ limit: 9, ruleId: engine.rules().find(({ collection }) => collection === id)?.id ?? '' });
  expect(rang).toHaveLength(1);
  expect(engine.collections.collection(id).items).toEqual(rang.map(({ id: alert, videoId, start, end }) => ({ id: alert, video: videoId, start, end, title: 'Broken glass', note: '' })));
  expect(() => engine.addRule({ name: 'Dogs', query: 'sound:dog', threshold: 0.3, coolDownSeconds: 0, collection: 'gone' })).toThrow('library/unknown-collection');
});

it('a film whose job ends after all else of it is looked at, too', async () => {
  // By itself, so that nobody works on its job.
  stop.abort();
  await work.catch(() => undefined);
  const { catalog, engine, parts, signal } = bench;
  const [video] = engine.videos();
  const rule: AlertRule = { id: 'late', name: 'late', query: 'garden', threshold: 0.3, coolDownSeconds: 0, secret: '', isPaused: false, addedAt: '2000-01-01' };
  const job = catalog.addJob({ path: video?.path ?? '', priority: 0, sampling: 'adaptive' });
  catalog.putRule(rule);
  let looks = 0;
  const counting = { ...catalog, rules: () => [rule], jobs: (options: { readonly limit: number }) => (looks++, catalog.jobs(options)) };
  const control = new AbortController();
  const watching = watchRules({ ...parts, catalog: counting, search: engine.search, exportFilm: engine.exportFilm }).work({ signal: AbortSignal.any([signal, control.signal]) });
  try {
    await expect.poll(() => looks, PATIENCE).toBeGreaterThan(0);
    await sleep(50);
    expect(catalog.alerts({ limit: 9, ruleId: 'late' })).toEqual([]);
    catalog.updateJob(job.id, { state: 'done' });
    await expect.poll(() => catalog.alerts({ limit: 9, ruleId: 'late' }).length, { timeout: 5_000 }).toBeGreaterThan(0);
  } finally {
    control.abort();
    await watching;
  }
});
