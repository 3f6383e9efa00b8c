import { describe, expect, it } from 'vitest';
import { assumedNullDistribution } from './assumed-null-distribution.ts';
import { estimateNullDistribution } from './null-distribution.ts';

describe('the null distribution of a retriever', () => {
  it('is the middle of what unrelated queries find, and how far they scatter above it', () => {
    const scores = Array.from({ length: 201 }, (_, i) => i / 1000);
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
});
