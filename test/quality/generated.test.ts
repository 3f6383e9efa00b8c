import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Parts } from '../../packages/runtime/src/create-engine.ts';
import { configOf, openWorkplace, type Workplace } from '../e2e/open-runtime.ts';
import { canMake, FILMS, type FilmName } from '../films.ts';
import { KINDS, type LabelledQuery, type Manifest } from './manifest.ts';
import { measure, type Measured } from './measure.ts';
import { toMarkdown } from './report/table.ts';

const { signal } = new AbortController();
const readsText = await canMake('text');
const NAMES: readonly FilmName[] = ['three-colours', 'no-audio', 'spoken-tones', ...(readsText ? ['burned-in-text' as const] : [])];

/** What is asked, and in which film and stretch it is: by colour, by what is said, by what is written. */
const asked = (): readonly LabelledQuery[] => NAMES.flatMap((name) => {
  const { colours = [], spoken = [], texts = [] } = FILMS[name];
  const label = (kind: LabelledQuery['kind']) => (query: string, { start, end }: { start: number; end: number }): LabelledQuery =>
    ({ id: `${name} ${query}`, kind, query, video: name, intervals: [{ start, end }] });
  // Yellow and green are in two films.
  const own = colours.filter(({ colour }) => !['yellow', 'green'].includes(colour));
  return [
    ...own.map((it) => label('visual')(`a ${it.colour} picture`, it)),
    ...spoken.map((it) => label('speech')(it.text.split(' ').slice(1, 5).join(' '), it)),
    ...texts.map((it) => label('text')(it.text.toLowerCase(), it)),
  ];
});

const manifest = (): Manifest => ({
  videos: NAMES.map((id) => ({ id, file: FILMS[id].file, duration: FILMS[id].duration })),
  queries: [...asked()],
  nomatch: [
    { id: 'n1', kind: 'speech', query: 'the parliament voted against the tax', level: 'easy' },
    { id: 'n2', kind: 'speech', query: 'a recipe for onion soup', level: 'easy' },
    { id: 'n3', kind: 'text', query: 'no smoking in the laboratory', level: 'easy' },
    { id: 'n4', kind: 'visual', query: 'a cyan picture', level: 'hard' },
  ],
  cuts: Object.fromEntries(NAMES.map((name) => [name, [...FILMS[name].cuts ?? []]])),
  gradual: {},
  qa: [],
});

let place: Workplace;
let parts: Parts;
let measured: Measured;
beforeAll(async () => {
  place = await openWorkplace();
  const paths = [];
  for (const name of NAMES) paths.push(await place.put(name));
  parts = await createEngine(configOf(place));
  const { jobs } = await parts.engine.add(paths, { signal });
  await parts.engine.finish(jobs.map(({ id }) => id), { signal, report: () => undefined });
  measured = await measure(parts, manifest(), { folder: place.folder, signal });
});
afterAll(async () => {
  await parts.close();
  await place[Symbol.asyncDispose]();
});

describe('films of known truth, searched as the labelled set is', () => {
  it('are found first by what is seen, with its beginning and end', () => {
    expect(measured.figures['visual fusion']).toMatchObject({ video1: 1, moment: { 'R@1 0.7': 1 } });
  });

  it('are found first by what is said', () => {
    expect(measured.figures['speech fusion']).toMatchObject({ video1: 1, moment: { 'R@1 0.5': 1 } });
  });

  it.skipIf(!readsText)('are found first by what is written', () => {
    expect(measured.figures['text fusion']).toMatchObject({ video1: 1, moment: { 'R@1 0.5': 1 } });
  });

  it('are found by all ways together no worse than by any one', () => {
    for (const kind of KINDS) {
      for (const way of ['visual', 'speech', 'text'] as const) {
        expect(measured.figures[`${kind} fusion`].video5).toBeGreaterThanOrEqual(measured.figures[`${kind} ${way}`].video5);
      }
    }
  });

  it('are not taken for what they do not hold', () => expect(measured.noMatch.find(({ name }) => name === 'fusion')?.all).toBeGreaterThanOrEqual(0.8));

  it('have their cuts where they were made', () => expect(measured.cuts).toBe(1));

  it('make a report in which each way has its row', () => {
    const report = toMarkdown(measured);
    expect(report).toContain('Models: fixture/clip-colours, fixture/minilm-words.');
    for (const row of ['visual baseline', 'visual fusion', 'speech fusion', 'text text', 'no-match F1, fusion', 'visual, video R@1']) expect(report).toContain(`| ${row} |`);
  });
});
