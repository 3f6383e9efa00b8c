import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench, type Bench } from '../support/with-engine.ts';

let bench: Bench;
let park = '';
let road = '';
beforeAll(async () => {
  bench = await openBench();
  bench.models.sees = true;
  await bench.run([
    await bench.film('Park.mp4', {
      duration: 60, shots: [{ start: 0, end: 40, colour: 'green' }, { start: 40, end: 60, colour: 'blue' }], said: [{ start: 45, end: 48, text: 'That was a nice dog.' }],
      things: [
        { start: 5, end: 15, label: 'person', color: 'red', from: [0.2, 0.5], to: [0.8, 0.5] },
        { start: 10, end: 20, label: 'person', color: 'blue', from: [0.5, 0.7], to: [0.5, 0.7] },
        { start: 12, end: 14, label: 'dog', color: 'brown', from: [0.6, 0.8], to: [0.4, 0.8] },
        // It goes on behind the cut: two tracks.
        { start: 36, end: 44, label: 'dog', color: 'white', from: [0.3, 0.5], to: [0.3, 0.5] },
      ],
    }),
    await bench.film('Road.mp4', {
      duration: 30, shots: [{ start: 0, end: 30, colour: 'grey' }],
      things: [{ start: 2, end: 6, label: 'car', color: 'red', from: [0.9, 0.5], to: [0.1, 0.5] }, { start: 10, end: 14, label: 'car', color: 'red', from: [0.1, 0.5], to: [0.9, 0.5] }, { start: 20, end: 26, label: 'car', color: 'blue', from: [0.9, 0.5], to: [0.2, 0.5] }],
    }),
  ]);
  [park = '', road = ''] = ['Park', 'Road'].map((title) => bench.engine.videos().find((video) => video.title === title)?.id ?? '');
});
afterAll(() => bench[Symbol.asyncDispose]());

const search = async (query: string, options: Partial<Parameters<Bench['engine']['search']>[0]> = {}) => (await bench.engine.search({ query, limit: 5, ...options }, bench)).moments;
/** Videos, with begin and end to the second. */
const found = async (query: string) => (await search(query)).map(({ videoId, start, end }) => [videoId, Math.round(start), Math.round(end)]);

describe('objects', () => {
  it('are followed to the end of their shot, with colour and path', () => {
    const tracks = bench.engine.objects(park).tracks.map(({ label, color, start, end }) => [label, color, Math.round(start), Math.round(end)]);
    expect(tracks.toSorted((a, b) => Number(a[2]) - Number(b[2]))).toEqual([['person', 'red', 5, 15], ['person', 'blue', 10, 20], ['dog', 'brown', 12, 14], ['dog', 'white', 36, 40], ['dog', 'white', 40, 44]]);
    expect(bench.engine.objects(park, 'person').tracks.map(({ label }) => label)).toEqual(['person', 'person']);
    // It moves evenly: its ends say all of it.
    expect(bench.engine.objects(road).tracks[0]?.path).toHaveLength(2);
    expect(() => bench.engine.objects('nowhere')).toThrow('library/unknown-video');
  });

  it('are found by class, colour and way', async () => {
    expect(await found('object:car color:red moving:left')).toEqual([[road, 2, 6]]);
    expect(await found('object:"red car moving right"')).toEqual([[road, 10, 14]]);
    expect((await found('object:car')).length).toBe(3);
    expect(await found('object:automobile color:blue')).toEqual([[road, 20, 26]]);
    expect(await found('color:white')).toEqual(expect.arrayContaining([[park, 36, 44]]));
  });

  it('are counted: so many at once', async () => {
    expect((await search('two people and a dog'))[0]).toMatchObject({ videoId: park, hits: [{ modality: 'object', text: '2 × person, dog' }] });
    expect((await found('two people and a dog'))[0]).toEqual([park, 12, 14]);
    expect(await found('object:"two cars"')).toEqual([]);
  });

  it('are found beside what is said of them, and told from it', async () => {
    const modalities = (await search('dog')).flatMap(({ hits }) => hits).map(({ modality }) => modality);
    expect(modalities).toEqual(expect.arrayContaining(['object', 'speech']));
    expect((await search('said:dog')).flatMap(({ hits }) => hits).every(({ modality }) => modality === 'speech')).toBe(true);
  });

  it('are followed by what is said', async () => {
    expect((await found('object:dog color:white then said:nice within 10s'))[0]).toEqual([park, 36, 48]);
  });

  it('change nothing of what is found by a query that asks for none', async () => {
    const bare = (await search('nice')).map(({ videoId, start, end, score }) => ({ videoId, start, end, score }));
    expect((await search('nice', { modalities: ['visual', 'speech', 'text', 'described', 'sound'] })).map(({ videoId, start, end, score }) => ({ videoId, start, end, score }))).toEqual(bare);
  });
});

it('without a detector the stage is off and says so; once there is one, it is caught up with', async () => {
  await using other = await openBench();
  const path = await other.film('Show.mp4', { duration: 9, shots: [{ start: 0, end: 9, colour: 'red' }], things: [{ start: 2, end: 5, label: 'dog', from: [0.5, 0.5], to: [0.5, 0.5] }] });
  await other.run([path]);
  const stage = () => other.engine.videos()[0]?.stages.find((one) => one.stage === 'objects');
  expect(stage()).toMatchObject({ state: 'off', note: expect.stringContaining('objects') });
  expect((await other.engine.search({ query: 'object:dog', limit: 5 }, other)).notes.join(' ')).toContain('Objects have not been looked for');
  other.models.sees = true;
  await other.run([path]);
  expect(stage()).toMatchObject({ state: 'done', count: 1 });
  expect((await other.engine.search({ query: 'object:dog', limit: 5 }, other)).moments[0]).toMatchObject({ start: 2, hits: [{ modality: 'object', text: 'dog' }] });
  const before = other.media.frames;
  await other.run([path]);
  expect(other.media.frames).toBe(before);
});
