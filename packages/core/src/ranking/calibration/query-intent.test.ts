import { describe, expect, it } from 'vitest';
import { UNKNOWN_PRIORS, modalityPriors, toIntentCentroids, type Intent, type ModalityPriors } from './query-intent.ts';

/** A space of three directions, one for each intent. */
const [SEEN, SAID, WRITTEN] = [Float32Array.of(1, 0, 0), Float32Array.of(0, 1, 0), Float32Array.of(0, 0, 1)];
const CENTROIDS = toIntentCentroids({ seen: [SEEN], said: [SAID], written: [WRITTEN] });
const EVEN = Float32Array.from([1, 1, 1], (x) => x / Math.sqrt(3));
const priorsOf = (query: string, vector: Float32Array, held: readonly Intent[] = ['seen', 'said', 'written']): ModalityPriors =>
  modalityPriors({ query, vector, centroids: CENTROIDS }, held);

describe('what a query asks for', () => {
  it.each([
    ['seen', SEEN, 'visual'], ['said', SAID, 'speech'], ['written', WRITTEN, 'text'],
  ] as const)('is what is %s where it is like such queries', (_, vector, modality) => {
    const priors = priorsOf('a query', vector);
    expect(priors[modality]).toBeCloseTo(0, 4);
    const others = (['visual', 'speech', 'text'] as const).filter((other) => other !== modality);
    // However little it is like them: one in twenty.
    expect(others.map((other) => priors[other])).toEqual([-3, -3]);
  });

  it('is open where it is like all of them', () => {
    const { visual, speech, text } = priorsOf('a query', EVEN);
    expect([visual, speech, text].map((prior) => Math.exp(prior))).toEqual([1 / 3, 1 / 3, 1 / 3].map((third) => expect.closeTo(third, 6) as number));
  });

  it.each([
    ['the narrator says that it rains', 'speech'], ['she mentioned her brother', 'speech'],
    ['a shop sign with a red lobster', 'text'], ['the title card of the film', 'text'],
  ] as const)('is told by its own words: %s', (query, modality) => {
    const priors = priorsOf(query, EVEN);
    expect(Math.exp(priors[modality])).toBeGreaterThan(0.7);
  });

  it.each(['a significant other', 'essay about rain', 'a lighthouse'])('is not told by words that only look like it: %s', (query) => {
    expect(priorsOf(query, EVEN).visual).toBeCloseTo(Math.log(1 / 3), 6);
  });

  it('is one of those things that the library holds', () => {
    const { visual, speech, text } = priorsOf('a query', EVEN, ['said', 'written']);
    expect([Math.exp(speech), Math.exp(text), visual]).toEqual([expect.closeTo(1 / 2, 6), expect.closeTo(1 / 2, 6), -3]);
    expect(priorsOf('a query', SEEN, ['said']).speech).toBeCloseTo(0, 9);
  });

  it('counts what a model describes as seen', () => {
    const { described, visual } = priorsOf('a query', SEEN);
    expect(described).toBe(visual);
  });

  it('is mostly seen where nothing can tell', () => {
    expect(UNKNOWN_PRIORS.visual).toBeGreaterThan(UNKNOWN_PRIORS.speech);
  });
});

it('a centroid is the mean of its queries', () => {
  expect(toIntentCentroids({ seen: [SEEN, SAID], said: [SAID], written: [WRITTEN] }).seen).toEqual([0.5, 0.5, 0]);
});
