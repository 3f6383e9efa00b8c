import type { SegmentIndex } from '@frameseek/core';
import { createEngine, type OpenEngine } from '@frameseek/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBench, type Bench } from '../support/with-engine.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await bench.run([await bench.film('talk.mp4', {
    duration: 10, shots: [{ start: 0, end: 10, colour: 'grass', text: 'PLATFORM NINE DEPARTURES' }], said: [{ start: 1, end: 3, text: 'the train leaves' }],
  })]);
});
afterAll(() => bench[Symbol.asyncDispose]());

/** What a search waits for, as the test says. */
const LIMIT_MS = 1_000;
/** Far below what the store itself may take, and far above what the rest of a search does. */
const SOON_MS = 20_000;

/** The same library, whose store accepts searches and answers them only when it is let go on, as a process that is stopped. */
const frozen = (): { readonly engine: OpenEngine; goOn(): void } => {
  const { parts } = bench;
  let going: Promise<void> = new Promise(() => undefined);
  const held = <Asked extends readonly unknown[], T>(call: (...asked: Asked) => Promise<T>) => async (...asked: Asked): Promise<T> => {
    await going;
    return call(...asked);
  };
  const index: SegmentIndex = { ...parts.index, searchVectors: held(parts.index.searchVectors), searchWords: held(parts.index.searchWords), vectorsOf: held(parts.index.vectorsOf) };
  const engine = createEngine({ ...parts, index, settings: { ...parts.settings, storeLimitMs: LIMIT_MS } });
  return { engine, goOn: () => void (going = Promise.resolve()) };
};

it('shows what was found without a store that does not answer, says what is missing, and finds all when it is back', async () => {
  const { engine, goOn } = frozen();
  await using _ = engine;
  const began = performance.now();
  const { moments, notes } = await engine.search({ query: 'platform nine departures', limit: 5 }, bench);
  expect(performance.now() - began).toBeLessThan(SOON_MS);
  expect(moments.map(({ hits }) => hits.map(({ modality }) => modality))).toEqual([['text']]);
  expect(notes).toContainEqual(expect.stringMatching(/^This is not all there is: nothing is found by picture, meaning, words now\. The store LanceDB \S+ does not answer: no answer within 1 s\. Is it running\?$/));
  goOn();
  const back = await engine.search({ query: 'platform nine departures', limit: 5 }, bench);
  expect(back.notes).toEqual([]);
  expect((await engine.search({ query: 'train leaves', limit: 5 }, bench)).moments).toHaveLength(1);
});

it('fails in time where nothing is found without the store, however many things a query asks for', async () => {
  await using engine = frozen().engine;
  const began = performance.now();
  for (const query of ['train leaves', 'train then leaves then grass', 'seen:grass -train']) {
    await expect(engine.search({ query, limit: 5 }, bench)).rejects.toMatchObject({ code: 'store/unavailable', retryable: true });
  }
  expect(performance.now() - began).toBeLessThan(SOON_MS);
});
