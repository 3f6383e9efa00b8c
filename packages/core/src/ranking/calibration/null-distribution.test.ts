import { describe, expect, it } from 'vitest';
import { assumedNullDistribution } from './assumed-null-distribution.ts';
import { estimateNullDistribution, measuredNullDistributions, zScore } from './null-distribution.ts';

describe('the null distribution of a retriever', () => {
  it('is the middle of what unrelated queries find, and how far they scatter above it', () => {
    const scores = Array.from({ length: 201 }, (_, i) => ((i * 37) % 201) / 1000);
    expect(estimateNullDistribution(scores, 0).mean).toBeCloseTo(0.1);
    expect(estimateNullDistribution(scores, 0).deviation).toBeCloseTo(0.08 / 1.2816, 3);
  });

  it('does not mind a few queries that are about the library after all', () => {
    const scores = [...Array.from({ length: 190 }, () => 0.2), ...Array.from({ length: 10 }, () => 0.9)];
    expect(estimateNullDistribution(scores, 0.01)).toEqual({ mean: 0.2, deviation: 0.01 });
  });

  it('never has no deviation, as in a library where nothing is ever found', () => {
    expect(estimateNullDistribution([0, 0, 0], 0.12)).toEqual({ mean: 0, deviation: 0.12 });
    expect(estimateNullDistribution([], 0.12)).toEqual({ mean: 0, deviation: 0.12 });
  });

  it('is assumed by the name of the model until it is measured', () => {
    const visual = { modality: 'visual', by: 'vector' } as const;
    expect(assumedNullDistribution(visual, 'standin_clip-mini.local').mean).toBeLessThan(assumedNullDistribution(visual, 'Xenova_clip-vit-base-patch32').mean);
    expect(assumedNullDistribution({ modality: 'speech', by: 'vector' }, 'Xenova_multilingual-e5-small').mean).toBeGreaterThan(0.5);
    expect(assumedNullDistribution({ modality: 'text', by: 'words' })).toEqual({ mean: 0, deviation: 0.12 });
  });

  it.each([
    ['visual', 'standin_clip-mini.local', 0.295], ['visual', 'Xenova_clip-vit-base-patch32', 0.3], ['visual', 'Xenova_SigLIP-base', 0.14],
    ['speech', 'Xenova_multilingual-e5-small', 0.86], ['visual', 'another', 0.35], ['speech', 'another', 0.58],
  ] as const)('of %s by %s is such that a cosine of %d stands out by three deviations', (modality, space, score) => {
    expect(zScore(score, assumedNullDistribution({ modality, by: 'vector' }, space))).toBeCloseTo(3);
  });

  it('is kept with what it was measured on, and never without a deviation', () => {
    const kept = { visual: { mean: 0.2, deviation: 0.05, size: 10 } };
    expect(measuredNullDistributions.parse(kept)).toEqual(kept);
    for (const wrong of [{ mean: 0.2, deviation: 0, size: 10 }, { mean: 0.2, deviation: 0.05 }]) {
      expect(measuredNullDistributions.safeParse({ visual: wrong }).success).toBe(false);
    }
  });
});
