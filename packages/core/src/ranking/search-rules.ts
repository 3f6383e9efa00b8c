/**
 * The parts of a search that can be left out, each by itself, so that what it is worth can be measured: the retrievers `picture`,
 * `meaning`, `words` and `screen`; `curves`, moments from the score curve of a film instead of single keyframes; `context`, that a moment
 * scores by what it is part of; `intent`, that a query tells what it asks for; `agreement`, that words and meaning found in one
 * passage add up; `sum`, that several modalities of one moment add up; `titles`, that a video which is
 * named stands out; `grouping` of near-duplicates.
 */
export const SEARCH_RULES = ['picture', 'meaning', 'words', 'screen', 'curves', 'context', 'intent', 'agreement', 'sum', 'titles', 'grouping'] as const;
/** A part of a search that can be left out. */
export type SearchRule = (typeof SEARCH_RULES)[number];
/** What a search does without; none of it unless somebody measures. */
export type WithoutRules = ReadonlySet<SearchRule>;
/** A search with all of its parts. */
export const ALL_RULES: WithoutRules = new Set();
