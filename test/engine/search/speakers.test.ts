import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toVtt } from '@frameseek/core';
import { openBench, type Bench } from '../support/with-engine.ts';

let bench: Bench;
let debate = '';
let talk = '';
beforeAll(async () => {
  bench = await openBench();
  bench.models.knowsVoices = true;
  await bench.run([
    await bench.film('Debate.mp4', {
      duration: 60, shots: [{ start: 0, end: 60, colour: 'red' }], said: [
        { start: 1, end: 4, text: 'Welcome to our evening.', voice: 'a' },
        { start: 5, end: 9, text: 'The budget is far too small.', voice: 'b' },
        { start: 10, end: 14, text: 'I think that the harbour needs it.', voice: 'a' },
        { start: 40, end: 44, text: 'A budget is a promise.', voice: 'a' },
      ],
    }),
    await bench.film('Talk.mp4', { duration: 20, shots: [{ start: 0, end: 20, colour: 'blue' }], said: [{ start: 1, end: 6, text: 'My budget for birds.', voice: 'a' }] }),
    await bench.film('Silent.mp4', { duration: 9, shots: [{ start: 0, end: 9, colour: 'green' }], hasSound: false }),
  ]);
  [debate = '', talk = ''] = ['Debate', 'Talk'].map((title) => bench.engine.videos().find((video) => video.title === title)?.id ?? '');
});
afterAll(() => bench[Symbol.asyncDispose]());

const search = (query: string) => bench.engine.search({ query, limit: 5 }, bench);

describe('who speaks', () => {
  it('is told apart by the voice, counted in the order in which they are heard', () => {
    const { speakers, turns } = bench.engine.speakers(debate);
    expect(speakers.map(({ label, seconds }) => [label, Math.round(seconds)])).toEqual([['Speaker 1', 11], ['Speaker 2', 4]]);
    expect(turns.map(({ start, end, speaker }) => [Math.round(start), Math.round(end), speaker])).toEqual([[1, 4, 1], [5, 9, 2], [10, 14, 1], [40, 44, 1]]);
    expect(() => bench.engine.speakers('nowhere')).toThrow('library/unknown-video');
  });

  it('is nobody in a film without sound, and that is said', () => {
    const silent = bench.engine.videos().find(({ title }) => title === 'Silent');
    expect(silent?.stages.find(({ stage }) => stage === 'speakers')).toMatchObject({ state: 'off', note: 'There is no sound.' });
    expect(bench.engine.speakers(silent?.id ?? '')).toEqual({ speakers: [], turns: [] });
  });

  it('is found by no name before anybody has one', async () => {
    expect(await search('speaker:ada budget')).toMatchObject({ moments: [], notes: expect.arrayContaining([expect.stringContaining('no voice has a name yet')]) });
  });

  it('has a name once somebody gives it, there alone; in another film the same voice is proposed', () => {
    expect(bench.engine.nameSpeaker(debate, 1, 'Ada').speakers.map(({ label }) => label)).toEqual(['Ada', 'Speaker 2']);
    const [inTalk] = bench.engine.speakers(talk).speakers;
    expect(inTalk).toMatchObject({ label: 'Speaker 1', alike: [{ name: 'Ada', videoId: debate, title: 'Debate', likeness: 1 }] });
    expect(bench.engine.speakers(debate).speakers[1]?.alike).toEqual([]);
    expect(() => bench.engine.nameSpeaker(debate, 3, 'Eve')).toThrow('there is no speaker 3');
    expect(bench.engine.denySpeaker(talk, 1, 'Ada').speakers[0]).toMatchObject({ label: 'Speaker 1', alike: [] });
    expect(() => bench.engine.denySpeaker(talk, 2, 'Ada')).toThrow('there is no speaker 2');
  });

  it('stands in the transcript and in subtitles, where there is a name', () => {
    expect(bench.engine.cues(debate).map(({ speaker }) => speaker)).toEqual(['Ada', undefined, 'Ada', 'Ada']);
    expect(toVtt(bench.engine.cues(debate))).toContain('<v Ada>A budget is a promise.');
    expect(bench.engine.cues(talk).map(({ speaker }) => speaker)).toEqual([undefined]);
  });
});

it('stands in chapters by name, who speaks most first, as people call them now', async () => {
  const task = bench.engine.insights.make(debate, { kind: 'chapters' });
  await bench.engine.insights.finish([task.id], { signal: bench.signal, report: () => undefined });
  const names = () => bench.engine.insights.get(debate, 'chapters').data.map(({ speakers }) => speakers);
  expect(names()).toEqual([['Ada'], ['Ada']]);
  bench.engine.nameSpeaker(debate, 2, 'Grace');
  expect(names()).toEqual([['Ada', 'Grace'], ['Ada']]);
  expect(bench.engine.insights.of(debate).insights).toMatchObject([{ kind: 'chapters', data: [{ speakers: ['Ada', 'Grace'] }, { speakers: ['Ada'] }] }]);
  bench.engine.nameSpeaker(debate, 2, undefined);
});

describe('what somebody says', () => {
  it('is found by a word of theirs, where others say it, too', async () => {
    const { moments } = await search('speaker:ada budget');
    expect(moments.map(({ videoId, start, end, hits }) => [videoId, start, end, ...new Set(hits.map(({ modality }) => modality))])).toEqual([[debate, 40, 44, 'speech'], [debate, 10, 14, 'speech'], [debate, 1, 4, 'speech']].slice(0, moments.length));
    expect(moments[0]?.start).toBe(40);
    expect((await search('-speaker:ada said:budget')).moments.map(({ videoId, start }) => [videoId, start]).toSorted()).toEqual([[debate, 5], [talk, 1]].toSorted());
  });

  it('is found by no word that they do not say, and by no name that nobody has', async () => {
    expect((await search('speaker:ada birds')).moments.flatMap(({ hits }) => hits)).toEqual([]);
    expect((await search('speaker:eve budget')).notes.join(' ')).toContain('Nobody who speaks is called “eve”; there are “Ada”.');
  });

  it('lists the films in which they speak, where nothing else is asked for', async () => {
    expect((await search('speaker:Ada')).videos?.map(({ title }) => title)).toEqual(['Debate']);
    expect((await search('speaker:"speaker 2"')).videos?.map(({ title }) => title)).toEqual(['Debate']);
  });
});

it('keeps names where the voice is the same when a film is listened to anew, by another model, too', async () => {
  bench.models.version = '2';
  await bench.run([bench.engine.record(debate).path]);
  expect(bench.engine.speakers(debate).speakers.map(({ label }) => label)).toEqual(['Ada', 'Speaker 2']);
  bench.engine.nameSpeaker(debate, 1, undefined);
  expect(bench.engine.speakers(debate).speakers.map(({ label }) => label)).toEqual(['Speaker 1', 'Speaker 2']);
});

it('without a model the stage is off and says so; once there is one, it is caught up with', async () => {
  await using other = await openBench();
  const path = await other.film('Show.mp4', { duration: 9, shots: [{ start: 0, end: 9, colour: 'red' }], said: [{ start: 2, end: 6, text: 'Good evening.', voice: 'c' }] });
  await other.run([path]);
  const stage = () => other.engine.videos()[0]?.stages.find((one) => one.stage === 'speakers');
  expect(stage()).toMatchObject({ state: 'off', note: expect.stringContaining('voices') });
  other.models.knowsVoices = true;
  await other.run([path]);
  expect(stage()).toMatchObject({ state: 'done', count: 1 });
});
