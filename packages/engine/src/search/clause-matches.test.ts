import { describe, expect, it } from 'vitest';
import { toExampleQuery, toWordsQuery, type Modality, type Span } from '@frameseek/core';
import { clauseMatches, type SearchMatches } from './clause-matches.ts';
import type { FoundMoment } from './search-request.ts';

interface Sketch extends Span {
  readonly score: number;
  readonly modality?: Modality;
  readonly text?: string;
}

const moment = ({ start, end, score, modality = 'visual', text }: Sketch): FoundMoment => ({
  videoId: 'a', start, end, score, hits: [{ modality, at: start, score, ...(text === undefined ? {} : { text }) }],
  video: { id: 'a', title: 'a', path: '/a.mp4' },
});
const search = (...moments: readonly Sketch[]) => ({ match: true, moments: moments.map(moment), notes: ['A note.'] });
const shown = ({ matches, nearest }: SearchMatches) =>
  [matches, nearest].map((moments) => moments.map(({ start, end }) => `${start}-${end}`));

const WORDS = toWordsQuery('red car');
const SURE = 0.95;
const UNSURE = 0.5;

describe('the moments of one clause', () => {
  it('match one by one, by how far each stands out', () => {
    const found = clauseMatches(search({ start: 0, end: 2, score: SURE }, { start: 4, end: 6, score: UNSURE }), WORDS, undefined);
    expect(shown(found)).toEqual([['0-2'], ['4-6']]);
    expect(found.notes).toEqual(['A note.']);
  });

  it('do not match where the search has no match at all', () => {
    expect(shown(clauseMatches({ ...search({ start: 0, end: 2, score: SURE }), match: false }, WORDS, undefined))).toEqual([[], ['0-2']]);
  });

  it('are cut to the stretch that is allowed, and left out beyond it', () => {
    const found = search({ start: 0, end: 4, score: SURE }, { start: 8, end: 12, score: SURE }, { start: 20, end: 22, score: SURE });
    expect(shown(clauseMatches(found, WORDS, { start: 2, end: 10 }))).toEqual([['2-4', '8-10'], []]);
  });

  it.each<[Modality, readonly string[]]>([['speech', ['0-2']], ['text', ['0-2']], ['described', []]])(
    'match where what is quoted stands word for word in %s', (modality, expected) => {
      const found = search({ start: 0, end: 2, score: UNSURE, modality, text: 'He says good day to her' });
      expect(shown(clauseMatches(found, toWordsQuery('"good day"'), undefined))[0]).toEqual(expected);
      expect(shown(clauseMatches(found, toWordsQuery('good day'), undefined))[0]).toEqual([]);
    });
});

describe('the moments like another', () => {
  const found = search({ start: 0, end: 4, score: SURE }, { start: 8, end: 12, score: SURE });

  it('are without the moment itself, a second around it included', () => {
    expect(shown(clauseMatches(found, toExampleQuery([{ videoId: 'a', at: 2 }], ''), undefined))[0]).toEqual(['8-12']);
    expect(shown(clauseMatches(found, toExampleQuery([{ videoId: 'a', at: 4.5 }], ''), undefined))[0]).toEqual(['8-12']);
    expect(shown(clauseMatches(found, toExampleQuery([{ videoId: 'a', at: 6 }], ''), undefined))[0]).toEqual(['0-4', '8-12']);
    expect(shown(clauseMatches(found, toExampleQuery([{ videoId: 'b', at: 2 }], ''), undefined))[0]).toEqual(['0-4', '8-12']);
  });

  it('are all there for a picture that was brought along', () => {
    expect(shown(clauseMatches(found, toExampleQuery([{ picture: 'p' }], 'snow'), undefined))[0]).toEqual(['0-4', '8-12']);
  });
});
