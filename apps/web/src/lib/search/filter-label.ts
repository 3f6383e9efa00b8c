import type { QueryFilter } from '@frameseek/core';
import { clock } from '../ui/format.ts';

/** A filter of a query as people say it. */
export const filterLabel = (filter: QueryFilter): string => {
  switch (filter.field) {
    case 'in':
      return `${filter.not ? 'Not in' : 'In'} “${filter.text}”`;
    case 'tag':
      return `${filter.not ? 'Without' : 'Tagged'} “${filter.text}”`;
    case 'after':
      return 'date' in filter ? `Recorded from ${filter.date}` : `From ${clock(filter.at)}`;
    case 'before':
      return 'date' in filter ? `Recorded before ${filter.date}` : `Before ${clock(filter.at)}`;
    case 'on':
      return `${filter.not ? 'Not recorded' : 'Recorded'} on ${filter.date}`;
    case 'near':
      return `${filter.not ? 'Not near' : 'Near'} ${filter.text}`;
    case 'longer':
      return `Longer than ${lengthText(filter.seconds)}`;
    case 'shorter':
      return `Shorter than ${lengthText(filter.seconds)}`;
    default:
      return filter satisfies never;
  }
};

const lengthText = (seconds: number): string => {
  if (seconds % 3_600 === 0) return `${seconds / 3_600} h`;
  if (seconds % 60 === 0) return `${seconds / 60} min`;
  return seconds < 60 ? `${seconds} s` : clock(seconds);
};
