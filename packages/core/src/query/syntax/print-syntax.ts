import type { QueryFilter, Part, QuerySyntax, Step } from './syntax.ts';

/** The query in its usual form; read again, it is the same. */
export const printSyntax = ({ steps, filters }: QuerySyntax): string =>
  [...(steps.length === 0 ? [] : [steps.map(printStep).join(' then ')]), ...filters.map(printFilter)].join(' ');

/** What is looked for in one step, for people to read. */
export const printStep = ({ parts, within }: Step): string =>
  [...parts.map(printPart), ...(within === undefined ? [] : [`within ${within}s`])].join(' ');

const FIELDS = { visual: 'seen:', speech: 'said:', text: 'shown:', described: 'described:', sound: 'sound:', object: 'object:' } as const;

/** One part as it would be written: `-said:"hello there"`. */
export const printPart = (part: Part): string => {
  const minus = part.not ? '-' : '';
  if (part.kind === 'like') return `${minus}like:${'picture' in part ? `picture:${part.picture}` : `${part.videoId}@${part.at}`}`;
  return `${minus}${part.trait === undefined ? part.by === undefined ? '' : FIELDS[part.by] : `${part.trait}:`}${part.kind === 'phrase' ? quoted(part.text) : part.text}`;
};

const printFilter = (filter: QueryFilter): string => {
  switch (filter.field) {
    case 'in':
    case 'tag':
    case 'near':
    case 'speaker':
      return `${filter.not ? '-' : ''}${filter.field}:${quoted(filter.text)}`;
    case 'after':
    case 'before':
      return `${filter.field}:${'date' in filter ? filter.date : `${filter.at}s`}`;
    case 'on':
      return `${filter.not ? '-' : ''}on:${filter.date}`;
    case 'longer':
    case 'shorter':
      return `${filter.field}:${filter.seconds}s`;
    default:
      return filter satisfies never;
  }
};

const quoted = (text: string): string => `"${text}"`;
