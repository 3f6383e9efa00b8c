import { expect, it } from 'vitest';
import { segmentId, type SegmentKey } from './segment-id.ts';

const KEY: SegmentKey = { videoId: 'a'.repeat(32), space: 'clip-1', modality: 'visual', start: 2.5 };

it('gives the id that RFC 9562 gives for its key, the same in every run', () => {
  expect(segmentId(KEY)).toBe('64cd2bb2-e5ad-54b0-a72d-fd0ffff23d4d');
});

it('is a version 5 UUID, which Qdrant takes', () => {
  expect(segmentId(KEY)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
});

it.each<[string, Partial<SegmentKey>]>([
  ['video', { videoId: 'b'.repeat(32) }],
  ['space', { space: 'clip-2' }],
  ['modality', { modality: 'text' }],
  ['start by a thousandth of a second', { start: 2.501 }],
])('differs with the %s', (_, change) => {
  expect(segmentId({ ...KEY, ...change })).not.toBe(segmentId(KEY));
});

it('does not care for the last bits of a float', () => {
  expect(segmentId({ ...KEY, start: 0.1 + 0.2 })).toBe(segmentId({ ...KEY, start: 0.3 }));
});
