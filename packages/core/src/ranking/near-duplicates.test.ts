import { describe, expect, it } from 'vitest';
import { groupNearDuplicates, isNearDuplicate, type Footage } from './near-duplicates.ts';

/** A picture of one brightness: fingerprints a step apart are of the same picture, ten of another. */
const picture = (brightness: number): Uint8Array => new Uint8Array(192).fill(brightness);
const footage = (videoId: string, pictures: readonly number[], words = '', length = 4): Footage =>
  ({ videoId, start: 10, end: 10 + length, pictures: pictures.map(picture), words });
const SPEECH = 'Welcome back to the history of bridges.';

describe('two moments', () => {
  it.each<[string, Footage, Footage, boolean]>([
    ['of two files with the same pictures', footage('a', [0, 40]), footage('b', [1, 41]), true],
    ['with a keyframe more in one', footage('a', [0, 40]), footage('b', [2, 20, 41]), true],
    ['with one of two pictures that the other has not', footage('a', [0, 40]), footage('b', [0, 80]), false],
    ['of another instant of the shot', footage('a', [0]), footage('b', [5]), false],
    ['of another instant of the shot in which the same is said', footage('a', [0], SPEECH), footage('b', [5], SPEECH), true],
    ['of other pictures with the same words', footage('a', [0], SPEECH), footage('b', [20], SPEECH), false],
    ['of very different length', footage('a', [0], '', 4), footage('b', [0], '', 10), false],
    ['with the same words, misheard a little', footage('a', [0], SPEECH), footage('b', [2], 'Welcome back to the history of britches'), true],
    ['with other words', footage('a', [0], SPEECH), footage('b', [0], 'Now we come to the tunnels under the sea.'), false],
    ['of which one is silent', footage('a', [0], SPEECH), footage('b', [0]), false],
    ['of one video and a camera that stands still', footage('a', [0]), footage('a', [0]), false],
    ['of one video with the same pictures and words', footage('a', [0], SPEECH), footage('a', [1], SPEECH), true],
    ['with a part that only one of them has', footage('a', [0]), footage('b', [0, 80, 160]), false],
    ['of three quarters of the length', footage('a', [0], '', 3), footage('b', [0], '', 4), true],
    ['of a little less than three quarters of the length', footage('a', [0], '', 2.9), footage('b', [0], '', 4), false],
    ['of another instant of the shot, with the same four words', footage('a', [0], 'the old stone bridge'), footage('b', [5], 'the old stone bridge'), true],
    ['of another instant of the shot, with words that are too few in one', footage('a', [0], 'the oldstone bridge'), footage('b', [5], 'the old stone bridge'), false],
    ['of sound alone with the same words', footage('a', [], SPEECH), footage('b', [], SPEECH), true],
    ['of sound alone with words that everybody says', footage('a', [], 'Thank you.'), footage('b', [], 'Thank you.'), false],
    ['of sound alone and of pictures', footage('a', [], SPEECH), footage('b', [0], SPEECH), false],
  ])('%s', (_, a, b, same) => {
    expect([isNearDuplicate(a, b), isNearDuplicate(b, a)]).toEqual([same, same]);
  });
});

it('each repeat goes to the best that it repeats', () => {
  expect(groupNearDuplicates([9, 5, 19, 7, 15], (a, b) => a % 10 === b % 10)).toEqual([[9, 19], [5, 15], [7]]);
});
