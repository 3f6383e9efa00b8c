import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Background, Modality, Ranking } from '../domain/domain.ts';
import { standingOf, toFindings, wordShare, worth, type Finding } from './scored-candidates.ts';
import { parseQuery } from '../query/parse-query.ts';

interface Sketch {
  readonly modality?: Modality;
  readonly by?: Ranking['by'];
  readonly score?: number;
  readonly text?: string;
  readonly start?: number;
  readonly background?: Background;
}

const usual: Background = { mean: 0.2, deviation: 0.1 };
const ranking = ({ modality = 'speech', by = 'vector', score = 1, text = 'Good night, moon.', start = 0, background = usual }: Sketch): Ranking => ({
  modality, by, background,
  hits: [{ score, segment: { id: `${modality}${start}`, videoId: 'a', modality, start, end: start + 3, at: start, ...(modality === 'visual' ? {} : { text }) } }],
});
const findings = (query: string, ...sketches: readonly Sketch[]): readonly Finding[] => toFindings(sketches.map(ranking), parseQuery(query));

describe('findings', () => {
  it.each<[string, Sketch, number]>([
    ['in deviations above what unrelated queries find', { score: 0.4 }, 2],
    ['below 0 when it is worse than those', { score: 0.15 }, -0.5],
    ['by the share of words, not by BM25, which grows with the query', { by: 'words', score: 37, text: 'the moon', background: { mean: 0.1, deviation: 0.2 } }, 2],
    ['by what is usual where nothing was measured', { modality: 'visual', score: 0.3 }, 1],
  ])('stands %s', (_, sketch, standing) => {
    expect(findings('moon landing', sketch)[0]?.standing).toBeCloseTo(standing);
  });

  it('keeps its order, and little more, where it stands out further than can be told', () => {
    const [far, further] = [0.8, 5].map((score) => findings('moon', { modality: 'visual', score })[0]?.standing ?? 0);
    expect(further).toBeGreaterThan(far ?? 0);
    expect(further).toBeLessThan(8);
  });

  it.each<[Modality, boolean]>([['speech', true], ['text', true], ['described', false]])('of %s is an exact quotation: %s', (modality, exact) => {
    expect(findings('"good night"', { modality, text: 'Good night, moon.' })[0]?.exact).toBe(exact);
  });

  it('is one for a passage found in two ways, which agree', () => {
    const both = findings('good night', { score: 0.4 }, { by: 'words', background: { mean: 0, deviation: 0.5 } });
    expect(both).toHaveLength(1);
    expect(both[0]?.standing).toBeCloseTo(3);
  });

  it('is none far below the line', () => expect(findings('good night', { score: -0.2 })).toEqual([]));

  it('stays, however weak, where the quoted words are said', () => {
    expect(findings('"good night"', { score: -0.2 })).toMatchObject([{ exact: true }]);
    expect(findings('"good morning"', { score: 0.5 })).toMatchObject([{ exact: false }]);
  });

  it('of words must stand out further than of pictures to be worth as much', () => {
    const [picture, speech] = findings('moon', { modality: 'visual', score: 0.4 }, { score: 0.4, start: 9 });
    expect(picture?.strength).toBeGreaterThan(speech?.strength ?? Infinity);
  });
});

it('worth grows with the standing, is nearly nothing below the line, and can be undone', () => {
  expect(worth(-2)).toBeLessThan(0.01);
  expect(worth(3)).toBeCloseTo(3, 2);
  fc.assert(fc.property(fc.double({ min: -3, max: 40, noNaN: true }), fc.double({ min: 0.01, max: 3, noNaN: true }), (standing, more) => {
    expect(worth(standing + more)).toBeGreaterThan(worth(standing));
    expect(standingOf(worth(standing))).toBeCloseTo(standing, 4);
  }));
});

it.each([
  ['We choose to go to the moon', 'go to the moon', 1],
  ['The dogs barked', 'a dog barks', 1],
  ['The dogs barked', 'a black dog barks loudly', 0.5],
  ['Something else', 'moon landing', 0.5],
  ['Over the bridge', 'brigde', 0.75],
  ['A story of the bridge', 'story brigde', 0.5],
])('the share of words that "%s" has of "%s" is %f', (text, query, share) => {
  expect(wordShare(text, query)).toBeCloseTo(share);
});
