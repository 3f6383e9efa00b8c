import type { Outcome } from '../outcomes.ts';

/** A kind of queries for which the search is held against the baseline by itself. */
export interface Slice {
  readonly name: string;
  readonly has: (outcome: Pick<Outcome, 'kind' | 'query'>) => boolean;
}

/** Words in -ing that name things, not what somebody does. */
const NO_ACTION = /^(?:building|ceiling|clothing|crossing|evening|king|lettering|lightning|morning|painting|ring|shopping|something|spring|string|thing|wing|wedding|ending)s?$/;
const SCENE = /\b(?:view|street|road|room|landscape|scene|sky|city|meadow|forest|park|beach|night|background|screen|window|page|dialog|shop|table of|interior|office|outside)\b/iu;
/** Queries of so many words or fewer are short. */
const SHORT = 5;

const wordsOf = (query: string): readonly string[] => query.toLowerCase().match(/\p{L}+/gu) ?? [];
const isAction = (query: string): boolean => wordsOf(query).some((word) => word.length > 4 && word.endsWith('ing') && !NO_ACTION.test(word));

/** All slices; a query is in several. Whether it is about an action, a scene or an object is told by its words alone. */
export const SLICES: readonly Slice[] = [
  { name: 'visual', has: ({ kind }) => kind === 'visual' },
  { name: 'visual: action', has: ({ kind, query }) => kind === 'visual' && isAction(query) },
  { name: 'visual: scene', has: ({ kind, query }) => kind === 'visual' && !isAction(query) && SCENE.test(query) },
  { name: 'visual: object', has: ({ kind, query }) => kind === 'visual' && !isAction(query) && !SCENE.test(query) },
  { name: 'speech', has: ({ kind }) => kind === 'speech' },
  { name: 'text', has: ({ kind }) => kind === 'text' },
  { name: 'short query', has: ({ query }) => wordsOf(query).length <= SHORT },
  { name: 'long query', has: ({ query }) => wordsOf(query).length > SHORT },
];
