import { expect, it } from 'vitest';
import { termCoverage } from './term-coverage.ts';

it.each([
  ['We choose to go to the moon', 'go to the moon', 1],
  ['The dogs barked', 'a dog barks', 1],
  ['The dogs barked', 'a black dog barks loudly', 0.5],
  ['Something else', 'moon landing', 0.5],
  ['Over the bridge', 'brigde', 0.75],
  ['A story of the bridge', 'story brigde', 0.5],
])('the share of words that "%s" has of "%s" is %f', (text, query, share) => {
  expect(termCoverage(text, query)).toBeCloseTo(share);
});
