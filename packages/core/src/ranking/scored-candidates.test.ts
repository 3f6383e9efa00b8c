import { describe, expect, it } from 'vitest';
import { scoreCandidates, type ScoredCandidate } from './scored-candidates.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Modality } from '../domain/modality.ts';
import type { Ranking } from './ranking.ts';
import type { NullDistribution } from './calibration/null-distribution.ts';

interface Sketch {
  readonly modality?: Modality;
  readonly by?: Ranking['by'];
  readonly score?: number;
  readonly text?: string;
  /** Without any text. */
  readonly textless?: boolean;
  readonly start?: number;
  readonly nullDistribution?: NullDistribution;
  readonly prior?: number;
}

const usual: NullDistribution = { mean: 0.2, deviation: 0.1 };
const ranking = ({ modality = 'speech', by = 'vector', score = 1, text = 'Good night, moon.', textless = modality === 'visual', start = 0, nullDistribution = usual, prior }: Sketch): Ranking => ({
  modality, by, nullDistribution, ...(prior === undefined ? {} : { prior }),
  hits: [{ score, segment: { id: `${modality}${start}`, videoId: 'a', modality, start, end: start + 3, at: start, ...(textless ? {} : { text }) } }],
});
const candidates = (query: string, ...sketches: readonly Sketch[]): readonly ScoredCandidate[] => scoreCandidates(sketches.map(ranking), parseQuery(query));

describe('candidates', () => {
  it.each<[string, Sketch, number]>([
    ['in deviations above what unrelated queries find', { score: 0.4 }, 2],
    ['below 0 when it is worse than those', { score: 0.15 }, -0.5],
    ['by the share of words, not by BM25, which grows with the query', { by: 'words', score: 37, text: 'the moon', nullDistribution: { mean: 0.1, deviation: 0.2 } }, 2],
    ['as far out as its words do where all are there', { by: 'words', text: 'The moon landing', nullDistribution: { mean: 0, deviation: 0.1 } }, 10],
    ['little further out than can be told, where it is far out', { modality: 'visual', score: 1.2 }, 5 + Math.log(6) / 2],
    ['by what is usual where nothing was measured', { modality: 'visual', score: 0.3 }, 1],
  ])('stands %s', (_, sketch, zScore) => {
    expect(candidates('moon landing', sketch)[0]?.zScore).toBeCloseTo(zScore);
  });

  it('keeps its order, and little more, where it stands out further than can be told', () => {
    const [far, further] = [0.8, 5].map((score) => candidates('moon', { modality: 'visual', score })[0]?.zScore ?? 0);
    expect(further).toBeGreaterThan(far ?? 0);
    expect(further).toBeLessThan(8);
  });

  it('counts less, and stands where it stood, in a modality that the query hardly asks for', () => {
    const [asked, hardly] = [0, -2].map((prior) => candidates('moon', { score: 0.6, prior })[0]);
    expect(hardly?.zScore).toBe(asked?.zScore);
    expect((asked?.weight ?? 0) - (hardly?.weight ?? 0)).toBeCloseTo(2, 1);
  });

  it.each<[Modality, boolean]>([['speech', true], ['text', true], ['described', false]])('of %s is an exact quotation: %s', (modality, exact) => {
    expect(candidates('"good night"', { modality, text: 'Good night, moon.' })[0]?.exact).toBe(exact);
  });

  it('counts a passage once that one ranking has twice', () => {
    const [once] = candidates('moon', { modality: 'text', by: 'lines', score: 0.6 });
    const twice = ranking({ modality: 'text', by: 'lines', score: 0.6 });
    const [found, ...others] = scoreCandidates([{ ...twice, hits: [...twice.hits, ...twice.hits] }], parseQuery('moon'));
    expect([found, others]).toEqual([once, []]);
  });

  it('is judged by the words that were looked for', () => {
    const one = ranking({ modality: 'text', by: 'words', text: 'TORONTO', nullDistribution: { mean: 0, deviation: 0.25 } });
    const zScores = [one, { ...one, words: 'toronto' }].map((words) => scoreCandidates([words], parseQuery('shirt saying toronto'))[0]?.zScore.toFixed(2));
    expect(zScores).toEqual(['1.33', '4.00']);
  });

  it('is one for a passage found in two ways, which agree', () => {
    const both = candidates('good night', { score: 0.4 }, { by: 'words', nullDistribution: { mean: 0, deviation: 0.5 } });
    expect(both).toHaveLength(1);
    expect(both[0]?.zScore).toBeCloseTo(3);
  });

  it.each<[string, number, number, number]>([['half of the lesser is added', 0.4, 0.3, 2.5], ['nothing is added by what is worse than chance', 0.4, 0.1, 2]])(
    'found in two ways, whichever comes first: %s', (_, better, lesser, zScore) => {
      for (const scores of [[better, lesser], [lesser, better]]) {
        expect(candidates('moon', ...scores.map((score) => ({ score }))).map((one) => one.zScore)).toEqual([expect.closeTo(zScore)]);
      }
    });

  it.each<[string, number, number]>([['as long as the text that it came and went with', 3, 3], ['no longer than it did, where the text stays', 9, 2.6]])(
    'found line by line lasts %s', (_, textEnd, end) => {
      const ending = (one: Ranking, at: number): Ranking => ({ ...one, hits: one.hits.map((hit) => ({ ...hit, segment: { ...hit.segment, end: at } })) });
      const [text, line] = [ending(ranking({ modality: 'text', score: 0.4 }), textEnd), ending(ranking({ modality: 'text', by: 'lines' }), 2.6)];
      for (const both of [[text, line], [line, text]]) expect(scoreCandidates(both, parseQuery('moon')).map(({ segment }) => segment.end)).toEqual([end]);
    });

  it.each<[string, boolean, readonly Sketch[]]>([
    ['by one of two ways of finding it', true, [{}, { textless: true }]],
    ['by the other of them', true, [{ textless: true }, {}]],
    ['by neither', false, [{ text: 'Good morning.' }, { textless: true }]],
  ])('is an exact quotation %s: %s', (_, exact, sketches) => {
    expect(candidates('"good night"', ...sketches)).toMatchObject([{ exact }]);
  });

  it('is an exact quotation only where all that is quoted stands in it', () => {
    expect(candidates('"good night" "moon"', {})).toMatchObject([{ exact: true }]);
    expect(candidates('"good night" "sun"', {})).toMatchObject([{ exact: false }]);
  });

  it.each<[string, boolean, Ranking]>([
    ['a picture', true, ranking({ modality: 'visual' })],
    ['a picture that is a complete moment', false, { ...ranking({ modality: 'visual' }), mergeable: false }],
    ['a passage, which ends where a sentence does', false, ranking({ modality: 'speech' })],
    ['a text on the screen', false, { ...ranking({ modality: 'text' }), mergeable: true }],
  ])('of %s is joined by its neighbours: %s', (_, mergeable, one) => {
    expect(scoreCandidates([one], parseQuery('moon'))).toMatchObject([{ mergeable }]);
  });

  it('is none far below the line', () => expect(candidates('good night', { score: -0.2 })).toEqual([]));

  it('stays, however weak, where the quoted words are said', () => {
    expect(candidates('"good night"', { score: -0.2 })).toMatchObject([{ exact: true }]);
    expect(candidates('"good morning"', { score: 0.5 })).toMatchObject([{ exact: false }]);
  });

  it('of words must stand out further than of pictures to weigh as much', () => {
    const [picture, speech] = candidates('moon', { modality: 'visual', score: 0.4 }, { score: 0.4, start: 9 });
    expect(picture?.weight).toBeGreaterThan(speech?.weight ?? Infinity);
  });
});
