import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Span } from '@frameseek/core';
import { openBench, type Bench } from '../support/with-engine.ts';

let bench: Bench;
let quiz = '';
let talk = '';
beforeAll(async () => {
  bench = await openBench();
  bench.models.hears = true;
  await bench.run([
    await bench.film('Quiz.mp4', {
      duration: 60, shots: [{ start: 0, end: 60, colour: 'red' }], said: [{ start: 30, end: 33, text: 'Here is the winner.' }],
      heard: [{ start: 5, end: 10, label: 'Music' }, { start: 24, end: 28, label: 'Applause' }, { start: 50, end: 54, label: 'Dog' }],
    }),
    await bench.film('Talk.mp4', { duration: 40, shots: [{ start: 0, end: 40, colour: 'blue' }], said: [{ start: 1, end: 4, text: 'A few words about applause.' }] }),
  ]);
  [quiz = '', talk = ''] = ['Quiz', 'Talk'].map((title) => bench.engine.videos().find((video) => video.title === title)?.id ?? '');
});
afterAll(() => bench[Symbol.asyncDispose]());

const search = async (query: string, options: Partial<Parameters<Bench['engine']['search']>[0]> = {}) => inSeconds((await bench.engine.search({ query, limit: 5, ...options }, bench)).moments);

/** To whole seconds: events end a little behind the middle of a cell. */
const inSeconds = <Stretch extends Span>(stretches: readonly Stretch[]): readonly Stretch[] =>
  stretches.map((stretch) => ({ ...stretch, start: Math.round(stretch.start), end: Math.round(stretch.end) }));

describe('a sound', () => {
  it.each(['sound:applause', 'sound:clapping', 'clapping', 'an ovation'])('is found by what people call it: %s', async (query) => {
    expect((await search(query))[0]).toMatchObject({ videoId: quiz, start: 24, end: 28, hits: [{ modality: 'sound', text: 'Applause' }] });
  });

  it('is found beside what is said of it, and told from it', async () => {
    const found = await search('applause');
    expect(found.map(({ videoId, hits }) => [videoId, hits[0]?.modality])).toEqual(expect.arrayContaining([[quiz, 'sound'], [talk, 'speech']]));
    expect((await search('applause', { modalities: ['sound'] })).map(({ videoId }) => videoId)).toEqual([quiz]);
    expect((await search('said:applause')).every(({ hits }) => hits.every(({ modality }) => modality !== 'sound'))).toBe(true);
  });

  it('is followed by words', async () => {
    expect((await search('applause then said:winner within 20s'))[0]).toMatchObject({ videoId: quiz, start: 24, end: 33 });
    // Neither is near enough to the other: they are shown each by itself.
    expect((await search('sound:applause then said:winner within 1s')).map(({ start, end }) => [start, end]).toSorted()).toEqual([[24, 28], [30, 33]]);
  });

  it('that something makes is asked for by its name only where sounds are', async () => {
    expect((await search('sound:dog'))[0]).toMatchObject({ videoId: quiz, start: 50, end: 54 });
    expect((await search('the sound of a dog'))[0]).toMatchObject({ videoId: quiz, start: 50, end: 54 });
    expect((await search('dog')).flatMap(({ hits }) => hits).filter(({ modality }) => modality === 'sound')).toEqual([]);
  });

  it('changes nothing of what is found by a query that names none', async () => {
    const bare = (await search('winner')).map(({ videoId, start, end, score }) => ({ videoId, start, end, score }));
    expect((await search('winner', { modalities: ['visual', 'speech', 'text', 'described'] })).map(({ videoId, start, end, score }) => ({ videoId, start, end, score }))).toEqual(bare);
  });
});

it('what is heard in a moment is evidence for an answer', async () => {
  const { answer } = await bench.engine.ask({ question: 'When is there clapping?' }, { signal: bench.signal, report: () => undefined });
  expect(answer).toMatchObject({ kind: 'extractive', evidence: [{ videoId: quiz, foundBy: ['sound'], heard: ['Applause'] }] });
  expect(answer.text).toContain('heard: Applause');
});

it('what is heard is told of a film as events and as a band', () => {
  const { events, band } = bench.engine.sounds(quiz);
  expect(inSeconds(events).map(({ label, start, end }) => [label, start, end])).toEqual([['Music', 5, 10], ['Applause', 24, 28], ['Speech', 30, 33], ['Dog', 50, 54]]);
  expect(inSeconds(band).map(({ kind, start }) => [kind, start])).toEqual([['other', 0], ['music', 5], ['other', 10], ['speech', 30], ['other', 33]]);
  expect(() => bench.engine.sounds('nowhere')).toThrow('library/unknown-video');
});

it('without a tagger the stage is off and says so; once there is one, it is caught up with', async () => {
  await using other = await openBench();
  const path = await other.film('Show.mp4', { duration: 9, shots: [{ start: 0, end: 9, colour: 'red' }], heard: [{ start: 2, end: 5, label: 'Laughter' }] });
  await other.run([path]);
  const stage = () => other.engine.videos()[0]?.stages.find((one) => one.stage === 'sound');
  expect(stage()).toMatchObject({ state: 'off', note: expect.stringContaining('tagger') });
  expect((await other.engine.search({ query: 'laughter', limit: 5 }, other)).moments.flatMap(({ hits }) => hits).some(({ modality }) => modality === 'sound')).toBe(false);
  expect((await other.engine.search({ query: 'sound:laughter', limit: 5 }, other)).notes.join(' ')).toContain('Sounds have not been listened to');
  other.models.hears = true;
  await other.run([path]);
  expect(stage()).toMatchObject({ state: 'done', count: 1 });
  expect(inSeconds((await other.engine.search({ query: 'laughter', limit: 5 }, other)).moments)[0]).toMatchObject({ start: 2, end: 5 });
  const before = other.media.audio;
  await other.run([path]);
  expect(other.media.audio).toBe(before);
});
