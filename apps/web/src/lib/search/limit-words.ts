import type { Limit } from '@frameseek/core';
import { clock } from '../ui/format.ts';

/** A limit of a query as people say it. */
export const limitWords = (limit: Limit): string => {
  switch (limit.field) {
    case 'in':
      return `${limit.not ? 'Not in' : 'In'} “${limit.text}”`;
    case 'tag':
      return `${limit.not ? 'Without' : 'Tagged'} “${limit.text}”`;
    case 'after':
      return 'date' in limit ? `Recorded from ${limit.date}` : `From ${clock(limit.at)}`;
    case 'before':
      return 'date' in limit ? `Recorded before ${limit.date}` : `Before ${clock(limit.at)}`;
    case 'longer':
      return `Longer than ${lengthWords(limit.seconds)}`;
    case 'shorter':
      return `Shorter than ${lengthWords(limit.seconds)}`;
    default:
      return limit satisfies never;
  }
};

const lengthWords = (seconds: number): string => {
  if (seconds % 3_600 === 0) return `${seconds / 3_600} h`;
  if (seconds % 60 === 0) return `${seconds / 60} min`;
  return seconds < 60 ? `${seconds} s` : clock(seconds);
};
