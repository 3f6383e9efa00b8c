import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Fault } from '@frameseek/core';
import { fuzz, fuzzSummary, type FuzzCase } from './fuzz.ts';
import { mediaCases } from './fuzz-media.ts';
import { subtitleCases } from './fuzz-subtitles.ts';
import { mutate, randomOf } from './mutate.ts';

const SEED = 20_240_131;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuzz-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('damages the same way by the same seed', () => {
  const bytes = Buffer.from('a film of several words that may be damaged'.repeat(100));
  expect(mutate(bytes, randomOf(7))).toEqual(mutate(bytes, randomOf(7)));
  expect(mutate(bytes, randomOf(7))).not.toEqual(mutate(bytes, randomOf(8)));
});

it('tells crashes and hangs from faults', async () => {
  const cases: readonly FuzzCase['read'][] = [
    () => Promise.resolve([]), () => Promise.reject(new Fault('file/empty', { path: 'a' })), () => Promise.reject(new TypeError('oops')),
    (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason instanceof Error ? signal.reason : new Error('stopped')))),
  ];
  const outcomes = await fuzz({ count: 4, limitSeconds: 0.2, make: (number) => Promise.resolve({ name: `no. ${number}`, read: cases[number] ?? (() => Promise.resolve([])) }) });
  expect(outcomes.map(({ kind }) => kind)).toEqual(['read', 'refused', 'crash', 'hang']);
  expect(fuzzSummary(outcomes)[0]).toBe('4 files: 1 read whole, 1 with a fault, 1 crashes, 1 hangs');
});

it.each([
  ['subtitle files', 40, () => subtitleCases(SEED, folder)],
  ['films', 13, () => mediaCases(SEED, folder)],
])('damaged %s crash nothing, hang nowhere, and say what is wrong', async (_, count, make) => {
  const outcomes = await fuzz({ count, limitSeconds: 60, make: make() });
  expect(outcomes.filter(({ kind }) => kind === 'crash' || kind === 'hang')).toEqual([]);
  expect(outcomes.some(({ kind }) => kind === 'refused')).toBe(true);
}, 300_000);
