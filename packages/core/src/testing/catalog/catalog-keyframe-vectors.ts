import { expect, it } from 'vitest';
import type { KeyframeVectors, KeyframeVectorsKey } from '../../catalog/content/keyframe-vector-repository.ts';
import type { OnCatalog } from './opened-catalog.ts';
import { VIDEO } from './videos.ts';

/** Which vectors the contract keeps. */
export const VECTORS_KEY: KeyframeVectorsKey = { space: 'clip.v1', madeAt: '2026-01-01T00:00:00.000Z' };
/** Two keyframes of three numbers, one of them made before generations were counted. */
export const vectorsIn = (videoId: string): KeyframeVectors => ({
  segments: [
    { id: 'first', videoId, modality: 'visual', start: 0, end: 2.5, at: 1.25 },
    { id: 'second', videoId, modality: 'visual', start: 2.5, end: 4, at: 3, generation: 7 },
  ],
  bytes: Int8Array.from([-127, 0, 3, 127, -1, 64]), scales: Float32Array.from([0.0078125, 0.1]),
});

/** Vectors of keyframes: kept as they were made, until others take their place. */
export const catalogKeyframeVectorContract = (on: OnCatalog): void => {
  it('has the vectors of the keyframes of a video as they were made, each space its own, until others take their place', on(({ catalog }) => {
    catalog.putVideo(VIDEO);
    const other = { ...VECTORS_KEY, space: 'other' };
    catalog.putKeyframeVectors(VIDEO.id, VECTORS_KEY, vectorsIn(VIDEO.id));
    catalog.putKeyframeVectors(VIDEO.id, other, { segments: [], bytes: new Int8Array(), scales: new Float32Array() });
    expect(catalog.keyframeVectors(VIDEO.id, VECTORS_KEY)).toEqual(vectorsIn(VIDEO.id));
    expect(catalog.keyframeVectors(VIDEO.id, other)?.segments).toEqual([]);
    const later = { ...VECTORS_KEY, madeAt: 'later' };
    expect(catalog.keyframeVectors(VIDEO.id, later)).toBeUndefined();
    catalog.putKeyframeVectors(VIDEO.id, later, vectorsIn(VIDEO.id));
    expect([catalog.keyframeVectors(VIDEO.id, VECTORS_KEY), catalog.keyframeVectors(VIDEO.id, later)]).toEqual([undefined, vectorsIn(VIDEO.id)]);
    catalog.forgetSpace('clip.v1');
    expect([catalog.keyframeVectors(VIDEO.id, later), catalog.keyframeVectors(VIDEO.id, other)?.segments]).toEqual([undefined, []]);
  }));
};
