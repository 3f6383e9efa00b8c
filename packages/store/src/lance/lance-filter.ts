import type { GenerationKey, SegmentFilter } from '@frameseek/core';

/** A value as an SQL string literal; the quote is its only special character. */
export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The filter as SQL conditions for LanceDB; `end` is a word of SQL, hence the quotes. */
export const filterConditions = ({ videoIds, modalities, within, without = [] }: SegmentFilter): readonly string[] => [
  ...(videoIds === undefined ? [] : [among('videoId', videoIds)]),
  ...(modalities === undefined ? [] : [among('modality', modalities)]),
  ...(within === undefined ? [] : [`start < ${number(within.end)}`, `\`end\` > ${number(within.start)}`]),
  ...without.map(notOf),
];

const notOf = ({ videoId, modality, generation }: GenerationKey): string =>
  `NOT (videoId = ${literal(videoId)} AND modality = ${literal(modality)} AND generation = ${generation})`;

/** No value at all lets nothing through. */
const among = (column: string, values: readonly string[]): string =>
  values.length === 0 ? 'false' : `${column} IN (${values.map(literal).join(', ')})`;

/** "To the end of the video" may be given as infinity, which SQL has no literal for. */
const number = (value: number): string => String(Math.max(-1e300, Math.min(1e300, value)));
