import { expect, it } from 'vitest';
import { matchedTerms, termCoverage } from './term-coverage.ts';

it.each([
  ['We choose to go to the moon', 'go to the moon', 1],
  ['The dogs barked', 'a dog barks', 1],
  ['The dogs barked', 'a black dog barks loudly', 0.5],
  ['Something else', 'moon landing', 0.5],
  ['Over the bridge', 'brigde', 0.75],
  ['Over the bridge', 'brigde tower', 0.375],
  ['Over the bridge by the tower', 'brigde twoer', 0.75],
  ['A story of the bridge', 'story brigde', 0.5],
  ['What was found', '?!', 1],
])('the share of words that "%s" has of "%s" is %f', (text, query, share) => {
  expect(termCoverage(text, query)).toBeCloseTo(share);
});

it('the words of a query that stand in a text are given once each, without their endings', () => {
  expect(matchedTerms('The dogs barked at a dog', 'a black dog barks, the dogs bark')).toEqual(['dog', 'bark']);
  expect(matchedTerms('The cat slept', 'the dog')).toEqual([]);
});
