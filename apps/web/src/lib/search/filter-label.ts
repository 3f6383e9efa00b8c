import type { QueryFilter } from '@frameseek/core';
import { ENGLISH_WORDS, type Words } from '../../messages/words.ts';
import { clock } from '../ui/format.ts';

/** A filter of a query as people say it. */
export const filterLabel = (filter: QueryFilter, { t }: Words = ENGLISH_WORDS): string => {
  switch (filter.field) {
    case 'in':
      return filter.not ? t('Not in “{text}”', { text: filter.text }) : t('In “{text}”', { text: filter.text });
    case 'tag':
      return filter.not ? t('Without “{text}”', { text: filter.text }) : t('Tagged “{text}”', { text: filter.text });
    case 'speaker':
      return filter.not ? t('Not said by {name}', { name: filter.text }) : t('Said by {name}', { name: filter.text });
    case 'after':
      return 'date' in filter ? t('Recorded from {date}', { date: filter.date }) : t('From {time}', { time: clock(filter.at) });
    case 'before':
      return 'date' in filter ? t('Recorded before {date}', { date: filter.date }) : t('Before {time}', { time: clock(filter.at) });
    case 'on':
      return filter.not ? t('Not recorded on {date}', { date: filter.date }) : t('Recorded on {date}', { date: filter.date });
    case 'near':
      return filter.not ? t('Not near {text}', { text: filter.text }) : t('Near {text}', { text: filter.text });
    case 'longer':
      return t('Longer than {length}', { length: lengthText(filter.seconds) });
    case 'shorter':
      return t('Shorter than {length}', { length: lengthText(filter.seconds) });
    default:
      return filter satisfies never;
  }
};

const lengthText = (seconds: number): string => {
  if (seconds % 3_600 === 0) return `${seconds / 3_600} h`;
  if (seconds % 60 === 0) return `${seconds / 60} min`;
  return seconds < 60 ? `${seconds} s` : clock(seconds);
};
