import { expect, it } from 'vitest';
import type { Outcome } from '../outcomes.ts';
import { writtenHalvesToMarkdown } from '../report/table.ts';
import { writtenHalves } from './written-halves.ts';

const at = (video: string, start = 0) => ({ video, start, end: start + 10 });
/** A query for what is written in a film, and what was answered. */
const outcome = (video: string, answer: ReturnType<typeof at>, kind: Outcome['kind'] = 'text'): Outcome =>
  ({ id: 'q', kind, fold: 0, query: 'exit', answers: [answer], match: true, tookMs: 1, best: 0.5, truth: [at(video)] });
const videos = (...ids: readonly string[]) => ({ videos: ids.map((id) => ({ id, file: `${id}.mp4`, duration: 20 })) });

it('the halves are of films, of each set and of all; queries of other kinds do not count', () => {
  const ids = Array.from({ length: 40 }, (_, index) => `film ${index}`);
  const text = ids.flatMap((id) => [outcome(id, at(id)), outcome(id, at(id, 9)), outcome(id, at('elsewhere'), 'visual')]);
  const sets = new Map([['one', videos(...ids.slice(0, 30))], ['two', videos(...ids.slice(30))]]);
  const rows = writtenHalves({ text, fusion: text }, sets);
  expect(rows.map(({ name, queries, all }) => [name, queries, all])).toEqual([
    ['one, what is written alone', 60, 0.5], ['one, everything', 60, 0.5], ['two, what is written alone', 20, 0.5], ['two, everything', 20, 0.5],
    ['all, what is written alone', 80, 0.5], ['all, everything', 80, 0.5],
  ]);
  expect(rows[0]?.halves).toEqual([0.5, 0.5]);
});

it('a film is wholly in one half, so what fails in it fails there', () => {
  const [one, ...rest] = Array.from({ length: 20 }, (_, index) => `film ${index}`);
  const text = [outcome(one ?? '', at('elsewhere')), ...rest.map((id) => outcome(id, at(id)))];
  const [row] = writtenHalves({ text, fusion: [] }, new Map([['set', videos(one ?? '', ...rest)]]));
  expect(row?.halves?.filter((share) => share === 1)).toHaveLength(1);
  expect(writtenHalvesToMarkdown(row === undefined ? [] : [row])).toMatch(/\| set, what is written alone \| 20 \| 0\.950 \| .* \| ± 0\.\d{3} \|/);
});

it('one film has no halves', () => {
  const [row] = writtenHalves({ text: [outcome('a', at('a'))], fusion: [] }, new Map([['set', videos('a')]]));
  expect([row?.all, row?.halves]).toEqual([1, undefined]);
});
