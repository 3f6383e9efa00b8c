import type { Limit, Part, QuerySyntax, Step } from './syntax.ts';

/** The query in its usual form; read again, it is the same. */
export const printSyntax = ({ steps, limits }: QuerySyntax): string =>
  [...(steps.length === 0 ? [] : [steps.map(printStep).join(' then ')]), ...limits.map(printLimit)].join(' ');

/** What is looked for in one step, for people to read. */
export const printStep = ({ parts, within }: Step): string =>
  [...parts.map(printPart), ...(within === undefined ? [] : [`within ${within}s`])].join(' ');

const FIELDS = { visual: 'seen:', speech: 'said:', text: 'shown:', described: 'described:' } as const;

export const printPart = (part: Part): string => {
  const minus = part.not ? '-' : '';
  if (part.kind === 'like') return `${minus}like:${'picture' in part ? `picture:${part.picture}` : `${part.videoId}@${part.at}`}`;
  return `${minus}${part.by === undefined ? '' : FIELDS[part.by]}${part.kind === 'phrase' ? quoted(part.text) : part.text}`;
};

const printLimit = (limit: Limit): string => {
  switch (limit.field) {
    case 'in':
    case 'tag':
      return `${limit.not ? '-' : ''}${limit.field}:${quoted(limit.text)}`;
    case 'after':
    case 'before':
      return `${limit.field}:${'date' in limit ? limit.date : `${limit.at}s`}`;
    case 'longer':
    case 'shorter':
      return `${limit.field}:${limit.seconds}s`;
    default:
      return limit satisfies never;
  }
};

const quoted = (text: string): string => `"${text}"`;
