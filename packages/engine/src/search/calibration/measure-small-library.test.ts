import { describe, expect, it } from 'vitest';
import { NULL_QUERIES, assumedNullDistribution, type EmbeddedSegment, type TextEmbedder, type VideoRecord } from '@frameseek/core';
import { measureSmallLibrary } from './measure-small-library.ts';

const { signal } = new AbortController();
const space = { id: 'some-encoder', dimensions: 2 };
const way = `visual vector ${space.id}`;
const { deviation: usual } = assumedNullDistribution({ modality: 'visual', by: 'vector' }, space.id);
const VIDEO: VideoRecord = { id: 'a', path: '/a.mp4', title: 'a', sizeBytes: 1, addedAt: '2026-01-01T00:00:00.000Z' };
const PICTURE: EmbeddedSegment = { id: 's', videoId: 'a', modality: 'visual', start: 0, end: 1, at: 0, vector: Float32Array.of(1, 0) };

/** A library of one picture, and an encoder by which query number `n` has this cosine with it. */
const measure = (cosineOf: (n: number) => number, isFresh = false) => {
  const encoder: TextEmbedder = {
    info: { id: 'some', standIn: false }, space, maxBatch: 16,
    embedTexts: (texts) => Promise.resolve(texts.map((text) => {
      const cosine = cosineOf(NULL_QUERIES.indexOf(text));
      return Float32Array.of(cosine, Math.sqrt(1 - cosine * cosine));
    })),
  };
  return measureSmallLibrary({
    parts: { index: { vectorsOf: () => Promise.resolve([PICTURE]) }, catalog: { videos: () => [VIDEO] } },
    queryModels: { encoder: () => Promise.resolve(encoder) },
  }, { isFresh: () => isFresh, signal });
};

describe('a library of few pictures', () => {
  it('has a mean of its own, and a spread no less than usual', async () => {
    const { [way]: nullDistribution } = await measure((n) => 0.1 + (n % 10) * 0.0125);
    expect(nullDistribution).toMatchObject({ mean: expect.closeTo(0.16, 1), size: 1 });
    expect(nullDistribution?.deviation).toBeGreaterThanOrEqual(usual);
  });

  it('of which all queries say the same has what is usual', async () => {
    const { mean, deviation } = assumedNullDistribution({ modality: 'visual', by: 'vector' }, space.id);
    expect(await measure(() => 0.3)).toEqual({ [way]: { mean, deviation, size: 1 } });
  });

  it('that was measured is left alone', async () => {
    expect(await measure((n) => (n % 10) / 20, true)).toEqual({});
  });
});
