import { wire } from '@frameseek/core';
import type { TestApi } from '../e2e/api-server.ts';

/** Decimals of scores and times that count: the same numbers are added up in another order by another store. */
const DECIMALS = 4;

/** What queries find, and with which scores. Those that score alike have no order of their own, and stand by name and time. */
export const foundIn = async (api: TestApi, queries: readonly string[]): Promise<readonly unknown[]> => {
  const answers: unknown[] = [];
  for (const query of queries) {
    const answer = wire.searchResponse.parse(await (await api.get(`/api/search?limit=50&q=${encodeURIComponent(query)}`)).json());
    const rows = answer.moments.map(({ video, start, end, score }) => ({ title: video.title, start: rounded(start), end: rounded(end), score: rounded(score) }));
    answers.push([query, answer.notes, rows.toSorted((a, b) => b.score - a.score || a.title.localeCompare(b.title) || a.start - b.start)]);
  }
  return answers;
};

const rounded = (value: number): number => Number(value.toFixed(DECIMALS));
