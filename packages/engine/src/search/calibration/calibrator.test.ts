import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ALL_RULES, NULL_QUERIES, assumedNullDistribution, segmentId, type Hit, type Segment } from '@frameseek/core';
import type { VectorCache } from '../vectors/vector-cache.ts';
import { createCalibrator, type CalibrationParts } from './calibrator.ts';

const { signal } = new AbortController();
const way = { modality: 'speech', by: 'words' } as const;
const assumed = assumedNullDistribution(way);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-calibrator-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const hit = (text: string): Hit => {
  const segment: Segment = {
    id: segmentId({ videoId: 'a', space: 'words', modality: 'speech', start: 0 }), videoId: 'a', modality: 'speech', start: 0, end: 1, at: 0, text,
  };
  return { segment, score: 1 };
};

const NO_PICTURES: VectorCache = { of: () => Promise.resolve({ segments: [], bytes: new Int8Array(), scales: new Float32Array() }) };

/** A library of so many passages, each of which says whatever is asked; no model is there. */
const library = (size: number | (() => number), ids: readonly string[] = []) => {
  let asked = 0;
  const words = (): number => (typeof size === 'number' ? size : size());
  const parts: CalibrationParts = {
    settings: { picturesFolder: folder },
    catalog: { version: words, videos: () => ids.map((id) => ({ id, path: `/${id}`, title: id, sizeBytes: 1, addedAt: '2026-01-01T00:00:00Z' })), shots: () => [] },
    index: {
      count: () => Promise.resolve({ words: words(), vectors: {} }),
      searchVectors: () => Promise.resolve([]),
      vectorsOf: () => Promise.resolve([]),
      searchWords: (query) => {
        asked += 1;
        return Promise.resolve([hit(query.words)]);
      },
    },
  };
  return { calibrator: createCalibrator(parts, { queryModels: { encoder: () => Promise.resolve(undefined) }, vectorCache: NO_PICTURES, leftOut: ALL_RULES }), asked: () => asked };
};

describe('the calibrator', () => {
  it('assumes what is usual, until it has asked the queries about nothing', async () => {
    const { calibrator, asked } = library(100);
    expect(await calibrator.nullDistribution(way)).toEqual(assumed);
    expect(asked()).toBe(0);
    await calibrator.refresh({ signal });
    expect((await calibrator.nullDistribution(way)).mean).toBe(1);
    expect(asked()).toBe(2 * NULL_QUERIES.length);
  });

  it('remembers over processes, and measures again when the library has grown noticeably', async () => {
    await library(100).calibrator.refresh({ signal });
    const same = library(100);
    expect((await same.calibrator.nullDistribution(way)).mean).toBe(1);
    await same.calibrator.refresh({ signal });
    expect(same.asked()).toBe(0);
    const grown = library(102);
    await grown.calibrator.refresh({ signal });
    expect(grown.asked()).toBeGreaterThan(0);
  });

  it('measures a small library again when it holds something else of the same size, and forgets what it is too small to measure', async () => {
    const open = (size: number, ids: readonly string[]) => library(size, ids);
    await open(100, ['a', 'b']).calibrator.refresh({ signal });
    const other = open(100, ['a', 'c']);
    await other.calibrator.refresh({ signal });
    expect(other.asked()).toBeGreaterThan(0);
    const shrunk = open(20, ['a']);
    await shrunk.calibrator.refresh({ signal });
    expect(await shrunk.calibrator.nullDistribution(way)).toEqual(assumed);
  });

  it('measures a large one only when it has changed by a hundredth', async () => {
    await library(10_000).calibrator.refresh({ signal });
    const little = library(10_050, ['new']);
    await little.calibrator.refresh({ signal });
    expect(little.asked()).toBe(0);
    const much = library(10_200);
    await much.calibrator.refresh({ signal });
    expect(much.asked()).toBeGreaterThan(0);
  });

  it('looks again at once where it is told to, though it has just looked', async () => {
    let size = 100;
    const { calibrator, asked } = library(() => size);
    await calibrator.refresh({ signal });
    const before = asked();
    size = 200;
    await calibrator.refresh({ signal });
    expect(asked()).toBe(before);
    await calibrator.refreshNow({ signal });
    expect(asked()).toBeGreaterThan(before);
  });

  it('leaves the words of a small library as they are: the best of a few says little', async () => {
    const { calibrator, asked } = library(10);
    await calibrator.refresh({ signal });
    expect(asked()).toBe(0);
    expect(await calibrator.nullDistribution(way)).toEqual(assumed);
  });

  it('stops with its signal', async () => {
    await expect(library(100).calibrator.refresh({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
