import { describe, expect, it } from 'vitest';
import type { RoleSpaces } from '@frameseek/engine';
import { openBench, type Bench } from './support/with-engine.ts';

const film = (colour: string) => ({
  duration: 6,
  shots: [{ start: 0, end: 3, colour: 'grey' }, { start: 3, end: 6, colour, text: 'Closing time' }],
  said: [{ start: 1, end: 4, text: `Nobody expects a ${colour} submarine in here.` }],
});
const roleOf = async (bench: Bench, role = 'visual'): Promise<RoleSpaces | undefined> =>
  (await bench.engine.spaces(bench)).find((one) => one.role === role);
const seen = async (bench: Bench, query: string): Promise<string | undefined> => {
  const [moment] = (await bench.engine.search({ query, limit: 5, modalities: ['visual'] }, bench)).moments;
  return moment && `${moment.video.title} ${moment.start}`;
};

it('answers by the old model until the new one has seen every film, then by the new', async () => {
  await using bench = await openBench();
  const paths = [await bench.film('a.mp4', film('red')), await bench.film('b.mp4', film('blue'))];
  await bench.run(paths);
  bench.models.version = '2';
  expect(await roleOf(bench)).toMatchObject({ serving: { id: 'visual-1' }, swap: { model: 'visual-2', done: 0, total: 2, isPaused: false } });
  expect([await seen(bench, 'red'), await seen(bench, 'blue')]).toEqual(['a 3', 'b 3']);
  await bench.run(paths.slice(0, 1));
  expect(await roleOf(bench)).toMatchObject({ serving: { id: 'visual-1' }, swap: { done: 1, total: 2, secondsLeft: expect.any(Number) as number } });
  expect([await seen(bench, 'red'), await seen(bench, 'blue')]).toEqual(['a 3', 'b 3']);
  await bench.run(paths.slice(1));
  expect(await roleOf(bench)).toMatchObject({ serving: { id: 'visual-2' }, kept: [{ id: 'visual-1' }] });
  expect((await roleOf(bench))?.swap).toBeUndefined();
  expect((await roleOf(bench, 'sentences'))?.serving?.id).toBe('sentences-2');
  expect([await seen(bench, 'red'), await seen(bench, 'blue')]).toEqual(['a 3', 'b 3']);
  // What was said is recognised by another model, too; nothing else is done again.
  const pictures = bench.models.calls.pictures;
  await bench.run(paths);
  expect(bench.models.calls.pictures).toBe(pictures);
  expect(bench.engine.videos().flatMap(({ stages }) => stages.filter(({ stage }) => stage === 'visual').map(({ by }) => by))).toEqual(['visual-2/adaptive', 'visual-2/adaptive']);
});

it('moves by itself where something works on the queue, rests when it is told to, and goes on', async () => {
  await using bench = await openBench();
  await bench.run([await bench.film('a.mp4', film('red')), await bench.film('b.mp4', film('blue'))]);
  bench.models.version = '2';
  bench.engine.pauseSwap('visual', true);
  const stop = new AbortController();
  const work = bench.engine.work({ signal: stop.signal });
  await expect.poll(async () => (await roleOf(bench, 'sentences'))?.serving?.id, { timeout: 10_000 }).toBe('sentences-2');
  expect(await roleOf(bench)).toMatchObject({ serving: { id: 'visual-1' }, swap: { isPaused: true, done: 0 } });
  bench.engine.pauseSwap('visual', false);
  await expect.poll(async () => (await roleOf(bench))?.serving?.id, { timeout: 25_000 }).toBe('visual-2');
  stop.abort();
  await work;
}, 60_000);

it('goes back to the model before at once, stays there, and drops a space only when it is told to', async () => {
  await using bench = await openBench();
  const paths = [await bench.film('a.mp4', film('red'))];
  await bench.run(paths);
  await expect(bench.engine.rollBack('visual', bench)).rejects.toMatchObject({ code: 'input/invalid' });
  bench.models.version = '2';
  await bench.run(paths);
  await expect(bench.engine.dropSpace('visual-2', bench)).rejects.toMatchObject({ code: 'input/invalid' });
  const { pictures } = bench.models.calls;
  await bench.engine.rollBack('visual', bench);
  expect(await roleOf(bench)).toMatchObject({ serving: { id: 'visual-1' }, declined: 'visual-2' });
  expect(await seen(bench, 'red')).toBe('a 3');
  // A film that comes now is seen by the model that answers, and only by that.
  await bench.run([...paths, await bench.film('b.mp4', film('blue'))]);
  expect(await seen(bench, 'blue')).toBe('b 3');
  expect([bench.models.calls.pictures - pictures, (await roleOf(bench))?.serving?.id]).toEqual([2, 'visual-1']);
  await bench.engine.dropSpace('visual-2', bench);
  expect((await bench.index.count(bench)).vectors).not.toHaveProperty('visual-2');
  await expect(bench.engine.dropSpace('visual-2', bench)).rejects.toMatchObject({ code: 'input/invalid' });
  bench.engine.pauseSwap('visual', false);
  await bench.run(paths);
  expect(await roleOf(bench)).toMatchObject({ serving: { id: 'visual-1' }, swap: { done: 1, total: 2 } });
});

it('answers by the model of the settings where the old one cannot be had any more', async () => {
  await using bench = await openBench();
  const paths = [await bench.film('a.mp4', film('red'))];
  await bench.run(paths);
  bench.models.version = '2';
  bench.models.gone.add('visual-1').add('sentences-1');
  await bench.run(paths);
  expect(await roleOf(bench)).toMatchObject({ serving: { id: 'visual-2' } });
  expect(await seen(bench, 'red')).toBe('a 3');
  expect((await bench.engine.search({ query: 'submarine', limit: 5 }, bench)).notes).toEqual([]);
  expect(bench.media.scan).toBe(1);
});

describe('where the model that saw the films cannot be had as it was', () => {
  it.each<[string, (bench: Bench) => void]>([
    ['since another one is named and it is gone', ({ models }) => {
      models.version = '2';
      models.gone.add('visual-1').add('sentences-1');
    }],
    ['since it is another build here', ({ models }) => {
      models.build = '-arm64';
    }],
  ])('%s, searches and the doctor say so, and whatever works on the queue sets it right', async (_, change) => {
    await using bench = await openBench();
    await bench.run([await bench.film('a.mp4', film('red')), await bench.film('b.mp4', film('blue'))]);
    change(bench);
    const notes = async () => (await bench.engine.search({ query: 'a blue submarine', limit: 5 }, bench)).notes;
    expect(await notes()).toEqual([expect.stringMatching(/^The pictures of 2 films are not searched: visual-1, /), expect.stringMatching(/^What is said and written in 2 films is searched by its words alone: sentences-1, /)]);
    const { findings } = await bench.engine.inspect({ repair: false, signal: bench.signal });
    expect(findings.map(({ kind, count, examples }) => [kind, count, examples.toSorted()])).toEqual([['unseen', 2, ['a', 'b']], ['unseen', 2, ['a', 'b']]]);
    const stop = new AbortController();
    const working = bench.engine.work({ signal: stop.signal });
    await expect.poll(() => seen(bench, 'blue'), { timeout: 20_000 }).toBe('b 3');
    await expect.poll(notes, { timeout: 20_000, interval: 300 }).toEqual([]);
    stop.abort();
    await working;
    expect((await bench.engine.inspect({ repair: false, signal: bench.signal })).findings).toEqual([]);
  });
});

it('finds by meaning all the time while another model of sentences comes in', async () => {
  await using bench = await openBench();
  const paths = [await bench.film('a.mp4', film('red')), await bench.film('b.mp4', film('blue'))];
  await bench.run(paths);
  bench.models.version = '2';
  const meaning = async () => (await bench.engine.search({ query: 'a blue submarine', limit: 5, modalities: ['speech'] }, bench));
  for (const path of paths) {
    const { moments, notes } = await meaning();
    expect([moments[0]?.video.title, notes]).toEqual(['b', []]);
    await bench.run([path]);
  }
  const { moments, notes } = await meaning();
  expect([moments[0]?.video.title, notes]).toEqual(['b', []]);
  expect((await bench.index.count(bench)).vectors).toEqual({ 'visual-1': 4, 'visual-2': 4, 'sentences-1': 4, 'sentences-2': 4 });
});
