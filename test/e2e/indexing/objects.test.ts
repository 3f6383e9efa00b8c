import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boxIou, iou, wire } from '@frameseek/core';
import { OBJECTS_FIXTURE } from '../../models.ts';
import { OBJECT_TRUTH, objectFilm, truthAt } from '../../object-film.ts';
import { startApi, type TestApi } from '../api-server.ts';
import { frameseek } from '../resident-cli.ts';

const OTHERS_OFF = { FRAMESEEK_READER_MODEL: 'none', FRAMESEEK_VISUAL_MODEL: 'none', FRAMESEEK_TAGGER_MODEL: 'none' };
let api: TestApi;
let id = '';
beforeAll(async () => {
  api = await startApi({ ...OTHERS_OFF, FRAMESEEK_OBJECTS_MODEL: OBJECTS_FIXTURE });
  id = (await api.index(await objectFilm(join(api.workplace.media, 'things.mp4'))))[0]?.videoId ?? '';
}, 120_000);
afterAll(() => api[Symbol.asyncDispose]());

const tracksOf = async (query = '') => wire.objectTrackList.parse(await (await api.get(`/api/videos/${id}/objects${query}`)).json()).tracks;
const search = async (query: string) => wire.searchResponse.parse(await (await api.get(`/api/search?${new URLSearchParams({ q: query })}`)).json()).moments;

describe('things whose paths are known to the pixel', () => {
  it('are followed from beginning to end, with their classes and colours, each as one', async () => {
    const tracks = await tracksOf();
    expect(tracks.map(({ label, color }) => `${color} ${label}`)).toEqual(OBJECT_TRUTH.map(({ label, color }) => `${color} ${label}`));
    const ious = tracks.flatMap(({ path }, index) => {
      const truth = OBJECT_TRUTH[index];
      return truth === undefined ? [] : path.map(({ at, box }) => boxIou(box, truthAt(truth, at)));
    });
    const ends = tracks.map((track, index) => iou(track, OBJECT_TRUTH[index] ?? { start: 0, end: 0 }));
    console.log(`${tracks.length} tracks of ${OBJECT_TRUTH.length} things; boxes overlap by ${Math.min(...ious).toFixed(2)} at least, times by ${Math.min(...ends).toFixed(2)}; ${ious.length} points`);
    expect(Math.min(...ious)).toBeGreaterThan(0.7);
    // Pictures are half a second apart.
    expect(Math.min(...ends)).toBeGreaterThan(0.75);
  });

  it('are had by class', async () => expect((await tracksOf('?label=dog')).map(({ color }) => color)).toEqual(['yellow']));

  it('are told by the command line', async () => {
    const { stdout } = await frameseek(api.workplace, ['objects', 'things', '--label', 'dog']);
    expect(stdout).toMatch(/from\s+to\s+object\s+colour\s+way\s+sure\n\s*0:16\S*\s+0:19\S*\s+dog\s+yellow\s+\d+,80 → \d+,80\s+95 %/u);
  });

  it('are found by class, colour, way and number', async () => {
    const [left, ...others] = await search('object:square moving:left');
    expect([left?.hits[0]?.modality, Math.round(left?.start ?? 0), Math.round(left?.end ?? 0), others]).toEqual(['object', 1, 6, []]);
    expect((await search('object:square color:blue')).map(({ start }) => Math.round(start))).toEqual([3]);
    const [together] = await search('two people and a dog');
    expect([together?.start, together?.end].map((at) => Math.round(at ?? 0))).toEqual([16, 19]);
    expect(await search('object:"three people"')).toEqual([]);
  });
});

it('without a detector says why there is nothing', async () => {
  await using bare = await startApi({ ...OTHERS_OFF, FRAMESEEK_OBJECTS_MODEL: 'hub/none' });
  const [job] = await bare.index(await objectFilm(join(bare.workplace.media, 'things.mp4')));
  const detail = wire.videoDetail.parse(await (await bare.get(`/api/videos/${job?.videoId ?? ''}`)).json());
  expect(detail.stages.find(({ stage }) => stage === 'objects')).toMatchObject({ state: 'off', note: expect.stringContaining('hub/none') });
  const found = wire.searchResponse.parse(await (await bare.get('/api/search?q=object:square')).json());
  expect([found.moments, found.notes?.join(' ')]).toEqual([[], expect.stringContaining('Objects have not been looked for')]);
});
