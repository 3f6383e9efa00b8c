import { expect, it } from 'vitest';
import type { SearchResult } from '@frameseek/engine';
import { openBench, type Bench } from '../support/with-engine.ts';

const COLOURS = ['blue boat', 'yellow dog', 'white house', 'brown bear'];
const PARTS = 9;
/** Four films of nine shots and nine sentences each, enough to be measured. */
const FILMS = COLOURS.map((colour, film) => ({
  name: `film-${film}.mp4`,
  data: {
    duration: PARTS * 4,
    shots: Array.from({ length: PARTS }, (_, shot) => ({ start: shot * 4, end: shot * 4 + 4, colour: shot === 2 ? colour : `${colour} ${COLOURS[(film + shot) % 4] ?? ''} scene ${shot}` })),
    said: Array.from({ length: PARTS }, (_, line) => ({ start: line * 4, end: line * 4 + 3, text: `The ${colour} is told about in sentence ${line} of a long story.` })),
  },
}));
/** Films of another kind, that come and go. */
const OTHERS = Array.from({ length: 3 }, (_, film) => ({
  name: `other-${film}.mp4`, data: { duration: 8, shots: [{ start: 0, end: 4, colour: `test pattern ${film}` }, { start: 4, end: 8, colour: 'bars and tone' }], said: [{ start: 0, end: 3, text: `Testing ${film}.` }] },
}));

type FilmOf = (typeof FILMS)[number] | (typeof OTHERS)[number];
const put = (bench: Bench, films: readonly FilmOf[]): Promise<readonly string[]> => Promise.all(films.map(({ name, data }) => bench.film(name, data)));
/** What people see of a search: the verdict, and each moment with its score. */
const seen = ({ match, moments }: SearchResult) => ({ match, moments: moments.map(({ video, start, end, score }) => [video.title, start, end, Number(score.toFixed(6))]) });
const verdicts = async (bench: Bench) =>
  Promise.all(['blue boat', 'a person', 'story of the bear', 'purple submarine', 'white house scene'].map(async (query) => seen(await bench.engine.search({ query, limit: 10 }, bench))));

it('the same films give the same verdicts and scores, in whatever order and however slowly they came, and whatever has gone', async () => {
  await using together = await openBench();
  await together.run(await put(together, FILMS));
  const expected = await verdicts(together);
  expect(expected.map(({ match }) => match)).toContain(true);

  await using slowly = await openBench();
  const [first = '', ...others] = (await put(slowly, FILMS)).toReversed();
  await slowly.run(others);
  await slowly.run([first]);
  expect(await verdicts(slowly)).toEqual(expected);

  await using changed = await openBench();
  await changed.run(await put(changed, [...OTHERS, ...FILMS]));
  for (const { id, title } of changed.engine.videos()) if (title.startsWith('other')) await changed.engine.remove(id, changed);
  await changed.run([]);
  expect(await verdicts(changed)).toEqual(expected);
}, 180_000);

it('where nothing is to be seen or read, what is said counts in full: the verdict is that of a search of speech alone', async () => {
  const talks = FILMS.map(({ name, data }) => ({ name, data: { duration: data.duration, shots: [], said: data.said } }));
  await using spoken = await openBench();
  await spoken.run(await put(spoken, talks));
  for (const query of ['blue boat', 'the long story of a bear', 'purple submarine']) {
    const [all, alone] = await Promise.all([spoken.engine.search({ query, limit: 10 }, spoken), spoken.engine.search({ query, limit: 10, modalities: ['speech'] }, spoken)]);
    expect(seen(all)).toEqual(seen(alone));
  }
  // Where there are pictures, too, less of the query is about what is said.
  await using mixed = await openBench();
  await mixed.run(await put(mixed, [...talks, ...OTHERS]));
  const best = async (bench: Bench): Promise<number> => (await bench.engine.search({ query: 'blue boat', limit: 1, modalities: ['speech', 'text'] }, bench)).moments[0]?.score ?? 0;
  expect(await best(mixed)).toBeLessThan(await best(spoken));
});
