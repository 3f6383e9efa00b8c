import { clockSpan, clockTime, spanLength, type CountingQuestion, type Evidence, type VideoId } from '@frameseek/core';
import type { WrittenAnswer } from '../extractive-answer.ts';

/** What was counted. */
export interface Counted {
  readonly question: CountingQuestion;
  /** In order of time; at least one. */
  readonly evidence: readonly Evidence[];
  /** All that were found, also those that are not in the evidence. */
  readonly total: number;
  /** ISO 8601; of a film that says when it was recorded. */
  readonly recordedAt: (video: VideoId) => string | undefined;
}

/** Says what was counted, and cites every moment of it: counted by code, so that there is nothing to believe. */
export const countedAnswer = ({ question: { wants, query }, evidence, total, recordedAt }: Counted): WrittenAnswer => {
  const place = (item: Evidence): string => {
    const date = recordedAt(item.videoId)?.slice(0, 10);
    return `“${plain(item.title)}” at ${clockTime(item.start)}${date === undefined ? '' : `, recorded on ${date}`}`;
  };
  const films = new Set(evidence.map(({ videoId }) => videoId)).size;
  const times = `${total === 1 ? 'once' : `${total} times`} in ${films === 1 ? 'one video' : `${films} videos`}`;
  const seconds = evidence.reduce((sum, item) => sum + spanLength(item), 0);
  const found = `“${plain(query)}” is found ${times}, ${clockTime(seconds)} in all.`;
  const [first, last] = [evidence[0], evidence.at(-1)];
  const ends = { first: ['The first time is in', first], last: ['The last time is in', last] } as const;
  const [words, end] = wants === 'first' || wants === 'last' ? ends[wants] : [];
  const lead = end === undefined ? [] : [{ text: `${words} ${place(end)}.`, citations: [end.number] }];
  const points = evidence.map((item) => ({ text: `${plain(item.title)}, ${clockSpan(item)}`, citations: [item.number] }));
  const all = { text: found, citations: evidence.map(({ number }) => number) };
  return {
    text: [...lead.map(marked), ...(lead.length > 0 ? [''] : []), found, '', ...points.map((point) => `- ${marked(point)}`)].join('\n'),
    sentences: [...lead, all, ...points],
  };
};

const marked = ({ text, citations }: { readonly text: string; readonly citations: readonly number[] }): string => `${text} ${citations.map((number) => `[${number}]`).join('')}`;

/** Brackets in a title would read as citations. */
const plain = (text: string): string => text.replaceAll(/[[\]“”]/gu, ' ').trim();
