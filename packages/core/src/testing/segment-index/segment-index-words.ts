import { describe, expect, it } from 'vitest';
import { NO_FILTER, wordSegment } from './segments.ts';
import type { SegmentFilter } from '../../domain/segment.ts';
import type { SegmentIndex, WordQuery } from '../../ports/segment-index.ts';
import type { On } from './opened-index.ts';

const { signal } = new AbortController();

const TEXTS = [
  'He runs over the red bridge at noon.',
  'The bridge, red with rust, was closed',
  "Don't look at O'Hara's “red” house",
  'A quiet evening in the café of the Straße',
  '私は東京タワーへ行く',
  'Вечером она бежала домой',
  '100% sure_thing \\ "quoted" ; DROP TABLE words; --',
  '?! … 🎬',
] as const;

const write = (index: SegmentIndex, texts: readonly string[] = TEXTS): Promise<void> =>
  index.upsertWords(texts.map((text, n) => wordSegment(text, { start: n * 10 })), { signal });

const find = async (index: SegmentIndex, query: Partial<WordQuery>, filter: SegmentFilter = NO_FILTER): Promise<readonly string[]> => {
  const hits = await index.searchWords({ words: '', phrases: [], ...query }, { limit: 50, filter, signal });
  const scores = hits.map(({ score }) => score);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(scores.every((score) => score > 0)).toBe(true);
  return hits.map(({ segment }) => segment.text ?? '');
};

/** Search by words: BM25 with stemming, phrases word for word. */
export const wordContract = (on: On): void => {
  describe('by words', () => {
    it.each<[string, string, readonly number[]]>([
      ['a word', 'rust', [1]],
      ['a word in another case', 'RUST', [1]],
      ['another form of the word', 'running', [0]],
      ['the plural', 'bridges', [0, 1]],
      ['any of several words', 'rust cafés', [1, 3]],
      ['words that are nowhere', 'elephant zebra', []],
      ['an accent left out', 'cafe', [3]],
      ['an apostrophe', "don't", [2]],
      ['a curly apostrophe', 'don’t', [2]],
      ['Japanese', '東京', [4]],
      ['Russian', 'ДОМОЙ', [5]],
      ['a word with a letter missing', 'brige', [0, 1]],
      ['a word with a letter too many', 'closeed', [1]],
      ['a word with a wrong letter', 'evenimg', [3]],
      ['a word with two letters swapped', 'qiuet', [3]],
      ['a mistyped word beside one that is not', 'rust evenimg', [1, 3]],
      ['no word by a short one', 'rast', []],
      ['no word by one that begins otherwise', 'fridge', []],
      ['a piece of SQL', "x' OR 1=1; DROP TABLE words; --", [6]],
      ['query syntax', 'rust" AND (', [1]],
      ['a wildcard', '%', []],
      ['nothing', '', []],
      ['odd characters only', '?! … 🎬 "', []],
      ['words that are everywhere beside one that is not', 'the rust of the', [1]],
    ])('finds %s', (_, words, expected) => on(async ({ index }) => {
      await write(index);
      expect((await find(index, { words })).toSorted()).toEqual(expected.map((n) => TEXTS[n]).toSorted());
    })());

    it('puts the text with more of the words, and the rarer ones, first', on(async ({ index }) => {
      const best = 'the red bridge in the rain';
      await write(index, ['a red door', 'a red hat', 'a red cup', best, 'a blue door in the rain', 'one red bridge']);
      expect((await find(index, { words: 'red bridge rain' }))[0]).toBe(best);
    }));

    it('puts what has the very word above what has one near it', on(async ({ index }) => {
      await write(index, ['the brides are late, brides, brides', 'a long and winding story about a bridge', 'bribes']);
      expect(await find(index, { words: 'bridge' })).toEqual(['a long and winding story about a bridge']);
      expect((await find(index, { words: 'story bridee' }))[0]).toBe('a long and winding story about a bridge');
      expect(await find(index, { words: 'story bribess' })).toEqual(['a long and winding story about a bridge', 'bribes']);
    }));

    it('forgives typing errors after housekeeping and within a filter, but not in a phrase', on(async ({ index }) => {
      await write(index);
      await index.optimize({ signal });
      expect(await find(index, { words: 'evenimg' })).toEqual([TEXTS[3]]);
      expect(await find(index, { words: 'evenimg' }, { videoIds: ['video-b'] })).toEqual([]);
      expect(await find(index, { phrases: ['quiet evenimg'] })).toEqual([]);
    }));

    it('gives the best of many within the limit, before and after housekeeping', on(async ({ index }) => {
      const texts = Array.from({ length: 60 }, (_, n) => `bridge ${'filler '.repeat(60 - n)}`);
      await write(index, texts);
      const best = async (): Promise<readonly number[]> => {
        const hits = await index.searchWords({ words: 'bridge', phrases: [] }, { limit: 3, filter: NO_FILTER, signal });
        return hits.map(({ segment }) => segment.start);
      };
      expect(await best()).toEqual([590, 580, 570]);
      await index.optimize({ signal });
      expect(await best()).toEqual([590, 580, 570]);
    }));

    it('finds new text beside text that is indexed already', on(async ({ index }) => {
      await write(index, ['an old bridge']);
      await index.optimize({ signal });
      await index.upsertWords([wordSegment('a new bridge', { start: 500 })], { signal });
      expect((await find(index, { words: 'bridges' })).toSorted()).toEqual(['a new bridge', 'an old bridge']);
      expect(await find(index, { phrases: ['new bridge'] })).toEqual(['a new bridge']);
    }));

    it('replaces the text of an id, and finds the old one no more', on(async ({ index }) => {
      const segment = wordSegment('an old bridge');
      await index.upsertWords([segment], { signal });
      await index.optimize({ signal });
      await index.upsertWords([{ ...segment, text: 'a new tunnel' }], { signal });
      expect(await find(index, { words: 'bridge' })).toEqual([]);
      expect(await find(index, { words: 'tunnel' })).toEqual(['a new tunnel']);
      expect((await index.count({ signal })).words).toBe(1);
    }));

    it('takes a word without end, and finds what stands beside it', on(async ({ index }) => {
      const endless = 'ab'.repeat(3_500);
      await write(index, [`a bridge ${endless}`, 'a tunnel']);
      expect(await find(index, { words: 'brigde' })).toEqual([`a bridge ${endless}`]);
      expect(await find(index, { words: `${endless} tunnle` })).toContain('a tunnel');
      expect(await find(index, { words: endless.slice(1) })).toEqual([]);
    }));

    it('finds the one text with what was meant by a mistyped word among thousands with what was meant by another', on(async ({ index }) => {
      await write(index, ['a tunnel', ...Array.from({ length: 600 }, () => 'a bridgo')]);
      const hits = await index.searchWords({ words: 'bridgp tunnle', phrases: [] }, { limit: 10, filter: NO_FILTER, signal });
      expect(hits.map(({ segment }) => segment.text)).toContain('a tunnel');
      expect(hits.map(({ segment }) => segment.text)).toContain('a bridgo');
    }));

    it('refuses segments without text', on(async ({ index }) => {
      const { text: _, ...silent } = wordSegment('x');
      await expect(index.upsertWords([wordSegment('good', { start: 4 }), silent], { signal })).rejects.toMatchObject({ code: 'input/invalid' });
      expect((await index.count({ signal })).words).toBe(0);
    }));

    it('finds nothing in an empty index', on(async ({ index }) => {
      expect(await find(index, { words: 'bridge', phrases: ['red bridge'] })).toEqual([]);
      expect(await index.wordsOf('video-a', { signal })).toEqual([]);
    }));

    it.each<[string, SegmentFilter, readonly string[]]>([
      ['video', { videoIds: ['video-b'] }, ['bridge b']],
      ['modality', { modalities: ['text'] }, ['bridge c']],
      ['time', { within: { start: 2, end: 10 } }, ['bridge b']],
      ['all of them', { videoIds: ['video-a'], modalities: ['speech'], within: { start: 0, end: 1 } }, ['bridge a']],
    ])('limits a search by %s', (_, filter, expected) => on(async ({ index }) => {
      await index.upsertWords([
        wordSegment('bridge a', { start: 0 }),
        wordSegment('bridge b', { start: 8, videoId: 'video-b' }),
        wordSegment('bridge c', { start: 10, modality: 'text' }),
      ], { signal });
      expect(await find(index, { words: 'bridge' }, filter)).toEqual(expected);
      expect(await find(index, { phrases: ['bridge'] }, filter)).toEqual(expected);
    })());
  });

  describe('by phrases', () => {
    it.each<[string, Partial<WordQuery>, readonly number[]]>([
      ['words in this order only', { phrases: ['red bridge'] }, [0]],
      ['in any case', { phrases: ['RED Bridge'] }, [0]],
      ['across punctuation', { phrases: ['bridge red'] }, [1]],
      ['but not in another form', { phrases: ['red bridges'] }, []],
      ['nor in part of a word', { phrases: ['ed bridge'] }, []],
      ['made of common words alone', { phrases: ['at the'] }, []],
      ['with common words', { phrases: ['over the red'] }, [0]],
      ['of one word', { phrases: ['rust'] }, [1]],
      ['with an apostrophe', { phrases: ["O'Hara's red house"] }, [2]],
      ['without spaces', { phrases: ['東京タワー'] }, [4]],
      ['without spaces, in another order', { phrases: ['京東'] }, []],
      ['with signs of pattern languages', { phrases: ['100% sure_thing'] }, [6]],
      ['all of several', { phrases: ['red bridge', 'at noon'] }, [0]],
      ['none where one is missing', { phrases: ['red bridge', 'at midnight'] }, []],
      ['beside words, which alone do not suffice', { words: 'rust', phrases: ['red bridge'] }, [0]],
      ['of odd characters as no phrase', { words: 'rust', phrases: ['?!'] }, [1]],
      ['of odd characters alone as nothing', { phrases: ['?!', ''] }, []],
    ])('finds a phrase %s', (_, query, expected) => on(async ({ index }) => {
      await write(index);
      expect(await find(index, query)).toEqual(expected.map((n) => TEXTS[n]));
    })());
  });

  describe('wordsOf', () => {
    it('gives every word segment of one video exactly, ascending in time', on(async ({ index }) => {
      const segments = TEXTS.map((text, n) => wordSegment(text, { start: 100 - n, end: 101.5, modality: n % 2 === 0 ? 'speech' : 'text' }));
      await index.upsertWords([...segments, wordSegment('elsewhere', { videoId: 'video-b' })], { signal });
      expect(await index.wordsOf('video-a', { signal })).toEqual(segments.toReversed());
    }));
  });
};
