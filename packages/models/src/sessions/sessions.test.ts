import { describe, expect, it } from 'vitest';
import { prefixFor } from '../embedding/text-embedder.ts';
import { siglipIds } from './dual-encoder-session.ts';
import { meanOfRows } from './sentence-session.ts';
import { sessionOptions, withRewriteFallback } from './onnx-session.ts';
import { shorten } from './tokens.ts';
import { normaliseRows } from '../embedding/vectors.ts';
import { likeliestLanguage, probability } from './whisper-session.ts';

describe('tokens', () => {
  it.each([[[1, 2, 3], 3, [1, 2, 3]], [[1, 2, 3, 4, 9], 3, [1, 2, 9]]])('%j shortened to %i keep the last: %j', (ids, limit, expected) =>
    expect(shorten(ids, limit)).toEqual(expected));

  it('of SigLIP are lower-case, without punctuation, and padded to the full length', () => {
    const seen: string[] = [];
    const tokens = { kind: 'SiglipTokenizer', maxLength: 5, padId: 1, encode: (text: string) => (seen.push(text), [7, 8]) };
    expect(siglipIds(tokens)('A Dog,  running!')).toEqual([7, 8, 1, 1, 1]);
    expect(seen).toEqual(['a dog running']);
  });

  it('of E5 models begin with their purpose', () => {
    expect(prefixFor({ id: 'Xenova/multilingual-e5-small' })('cat', 'query')).toBe('query: cat');
    expect(prefixFor({ id: 'Xenova/all-MiniLM-L6-v2' })('cat', 'passage')).toBe('cat');
  });
});

describe('the options of a session', () => {
  it.each(['all', 'basic'] as const)('ask for 8-bit sums that are the same on every x86 processor, with %s rewrites', (level) =>
    expect(sessionOptions(2, level)).toMatchObject({ extra: { session: { x64quantprecision: '1' } } }));
});

describe('vectors', () => {
  it('get length 1, and a zero stays zero', () => {
    expect([...normaliseRows(Float32Array.of(3, 4, 0, 0), 2)]).toEqual([Math.fround(0.6), Math.fround(0.8), 0, 0]);
  });
  it('are averaged by column', () => expect([...meanOfRows(Float32Array.of(1, 2, 3, 4), 2)]).toEqual([2, 3]));
});

describe('Whisper\'s first step', () => {
  it('tells the language by its likeliest token', () => {
    expect(likeliestLanguage(Float32Array.of(9, 1, 3, 2), { '<|en|>': 1, '<|de|>': 2, '<|fr|>': 3 })).toBe('de');
    expect(likeliestLanguage(Float32Array.of(1), {})).toBeUndefined();
  });
  it('tells how likely silence is', () => expect(probability(Float32Array.of(0, Math.log(3)), 1)).toBeCloseTo(0.75, 6));
});

describe('a graph rewrite that fails', () => {
  it('is done without', async () => {
    const levels: string[] = [];
    const open = (level: string): Promise<string> => {
      levels.push(level);
      return level === 'all' ? Promise.reject(new Error('TransposeDQWeightsForMatMulNBits Missing required scale')) : Promise.resolve('open');
    };
    await expect(withRewriteFallback(open)).resolves.toBe('open');
    expect(levels).toEqual(['all', 'basic']);
  });
  it('is not confused with a broken file', async () => {
    await expect(withRewriteFallback(() => Promise.reject(new Error('Protobuf parsing failed')))).rejects.toThrow('Protobuf');
  });
});
