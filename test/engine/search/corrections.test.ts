import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openBench, type Bench } from '../support/with-engine.ts';

const TALK = {
  duration: 20,
  shots: [{ start: 0, end: 20, colour: 'red' }],
  said: [
    { start: 1, end: 4, text: 'The harder master closed the gate.' },
    { start: 8, end: 11, text: 'Jon waits at the pier.' },
    { start: 15, end: 18, text: 'Nobody saw jon again.' },
  ],
};

let bench: Bench;
let id: string;
beforeEach(async () => {
  bench = await openBench();
  await bench.run([await bench.film('talk.mp4', TALK)]);
  id = bench.engine.videos()[0]?.id ?? '';
});
afterEach(() => bench[Symbol.asyncDispose]());

const finish = async (): Promise<void> => {
  const jobs = bench.engine.jobs({ limit: 9 }).filter(({ state }) => state === 'queued').map((job) => job.id);
  expect(jobs).toHaveLength(1);
  await bench.engine.finish(jobs, { ...bench, report: () => undefined });
};
const spoken = async (query: string): Promise<readonly unknown[]> =>
  (await bench.engine.search({ query, limit: 5, modalities: ['speech'], by: 'words' }, bench)).moments.map(({ start, hits }) => [start, hits[0]?.text]);
const lines = (): readonly unknown[] => bench.engine.cues(id).map(({ text, was }) => (was === undefined ? text : [text, was]));

it('a line that somebody corrected is found by what is really said, and no longer by what was misheard', async () => {
  const audio = bench.media.audio;
  expect(await bench.engine.correctLine(id, { start: 1, text: '  The harbour master\nclosed the gate. ' })).toMatchObject({ start: 1, end: 4, text: 'The harbour master closed the gate.', was: TALK.said[0]?.text });
  expect(lines()[0]).toEqual(['The harbour master closed the gate.', TALK.said[0]?.text]);
  await finish();
  expect(await spoken('harbour')).toEqual([[1, 'The harbour master closed the gate.']]);
  expect(await spoken('harder')).toEqual([]);
  expect(bench.media.audio, 'nothing is heard anew').toBe(audio);
  // Nothing is left to do.
  expect(await bench.run([bench.engine.videos()[0]?.path ?? ''])).toMatchObject([{ state: 'done' }]);
  expect(await spoken('harbour')).toHaveLength(1);
});

it('is taken back by leaving the text out, or by writing what was there', async () => {
  await bench.engine.correctLine(id, { start: 1, text: 'Something else.' });
  await finish();
  expect(await bench.engine.correctLine(id, { start: 1 })).toEqual(expect.not.objectContaining({ was: expect.anything() }));
  await finish();
  expect(lines()).toEqual(TALK.said.map(({ text }) => text));
  expect(await spoken('harder')).toHaveLength(1);
  await bench.engine.correctLine(id, { start: 1, text: 'Something else.' });
  await bench.engine.correctLine(id, { start: 1, text: TALK.said[0]?.text ?? '' });
  expect(lines()).toEqual(TALK.said.map(({ text }) => text));
});

it('stays when the speech is recognised anew by another model', async () => {
  await bench.engine.correctLine(id, { start: 1, text: 'The harbour master closed the gate.' });
  await finish();
  bench.models.version = '2';
  const audio = bench.media.audio;
  await bench.run([bench.engine.videos()[0]?.path ?? '']);
  expect(bench.media.audio).toBe(audio + 1);
  expect(lines()[0]).toEqual(['The harbour master closed the gate.', TALK.said[0]?.text]);
  expect(await spoken('harbour')).toHaveLength(1);
  expect(await spoken('harder')).toEqual([]);
});

it('is entered also where somebody corrects while the last correction is being entered', async () => {
  const control = new AbortController();
  const working = bench.engine.work({ signal: control.signal });
  try {
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six']) {
      await bench.engine.correctLine(id, { start: 1, text: `This is the ${text}.` });
      await vi.waitFor(async () => expect(await spoken(text)).toHaveLength(1), { timeout: 15_000, interval: 5 });
    }
  } finally {
    control.abort();
    await working;
  }
}, 60_000);

it('words are replaced throughout, as whole words whatever their capitals', async () => {
  expect(await bench.engine.replaceWords(id, { find: 'jon', replace: 'John' })).toBe(2);
  expect(lines()).toEqual([TALK.said[0]?.text, ['John waits at the pier.', TALK.said[1]?.text], ['Nobody saw John again.', TALK.said[2]?.text]]);
  await finish();
  expect(await spoken('john')).toHaveLength(2);
  expect(await bench.engine.replaceWords(id, { find: 'ate', replace: 'x' }), 'no part of a word').toBe(0);
  // Whatever the words consist of, they are no pattern.
  for (const find of ['well-known', String.raw`c:\x`, '(john', 'j.hn', '[', 'john|gate']) expect(await bench.engine.replaceWords(id, { find, replace: 'x' }).catch((error: unknown) => (String(error).includes('no word') ? 0 : error)), find).toBe(0);
  expect(await bench.engine.replaceWords(id, { find: '.', replace: '' }).catch((error: unknown) => String(error))).toContain('no word to replace');
});

it('words are replaced in those lines alone that have them, and never in the rows of others', async () => {
  const text = 'A well-known\npier\nat night';
  await using rows = await openBench();
  await rows.run([await rows.film('rows.mp4', { ...TALK, said: [], subtitles: [{ start: 1, end: 4, text }, { start: 5, end: 8, text: 'Two\nrows' }] })]);
  const film = rows.engine.videos()[0]?.id ?? '';
  expect(await rows.engine.replaceWords(film, { find: 'well-known', replace: 'famous' })).toBe(1);
  expect(rows.engine.cues(film).map((cue) => [cue.text, cue.was])).toEqual([['A famous pier at night', text], ['Two\nrows', undefined]]);
});

it.each<[string, object, string]>([
  ['where no line begins', { start: 2.5, text: 'x' }, 'no line of the transcript begins at 2.5 s'],
  ['by nothing', { start: 1, text: ' \n ' }, 'needs a word'],
  ['by a book', { start: 1, text: 'x'.repeat(2_001) }, 'at most 2000 characters'],
])('is refused %s, and nothing is lost', async (_, correction, problem) => {
  await expect(bench.engine.correctLine(id, { start: 1, ...correction })).rejects.toThrow(problem);
  expect(lines()).toEqual(TALK.said.map(({ text }) => text));
});
