import { wire } from '@frameseek/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canMake, FILMS } from '../../films.ts';
import { failure, startApi, type TestApi } from '../api-server.ts';

const showsText = await canMake('text');

let api: TestApi;
let deck = '';
let colours = '';
beforeAll(async () => {
  api = await startApi({ FRAMESEEK_READER_MODEL: 'ppocr/v4-mobile' });
  colours = (await api.index(await api.workplace.put('three-colours')))[0]?.videoId ?? '';
  if (showsText) deck = (await api.index(await api.workplace.put('slide-deck')))[0]?.videoId ?? '';
}, 120_000);
afterAll(() => api[Symbol.asyncDispose]());

describe('the slides of a film', () => {
  it.skipIf(!showsText)('are listed with their titles and every time at which they are shown', async () => {
    const { slides } = wire.slideList.parse(await (await api.get(`/api/videos/${deck}/slides`)).json());
    const [first, ...others] = FILMS['slide-deck'].texts ?? [];
    expect(slides.map(({ title }) => title)).toEqual([first, ...others.slice(0, 2)].map((text) => text?.text));
    const times = slides.map(({ shown }) => shown.map(({ start, end }) => [Math.round(start), Math.round(end)]));
    expect(times).toEqual([[[0, 3], [9, 12]], [[3, 6]], [[6, 9]]]);
    for (const { shown, at } of slides) expect(shown.some(({ start, end }) => at > start && at < end)).toBe(true);
    expect(slides[0]?.lines).toEqual(['Growing tomatoes', 'Water in the morning', 'Cut the lower leaves']);
  });

  it.skipIf(!showsText)('are a file of Markdown with a picture of each', async () => {
    const answer = await api.get(`/api/videos/${deck}/slides.md`);
    expect(answer.headers.get('content-disposition')).toContain('slide-deck slides.md');
    const text = await answer.text();
    expect(text.match(/^## .*$/gmu)).toEqual(['## 1. Growing tomatoes', '## 2. Pests and remedies', '## 3. Harvest calendar']);
    expect(text).toContain('- Ladybirds eat aphids');
    const pictures = [...text.matchAll(/\(data:image\/jpeg;base64,([^)]+)\)/gu)].map(([, data = '']) => Buffer.from(data, 'base64').subarray(0, 2).toString('hex'));
    expect(pictures).toEqual(['ffd8', 'ffd8', 'ffd8']);
  });

  it('are none of a film that has none, and of none', async () => {
    expect(await (await api.get(`/api/videos/${colours}/slides`)).json()).toEqual({ slides: [] });
    expect(await failure(api.get('/api/videos/missing/slides'))).toMatchObject({ status: 404 });
  });
});

describe('words on the screen', () => {
  it.skipIf(!showsText)('are told with the box in which they stand, also when they are mistyped or joined', async () => {
    for (const query of ['screen:ladybirds', 'screen:ladibirds', 'screen:"ladybirds eat aphids"', 'screen:ladybirdseat']) {
      const found = wire.searchResponse.parse(await (await api.get(`/api/search?q=${encodeURIComponent(query)}`)).json());
      const [best] = found.moments;
      expect(best, query).toMatchObject({ video: { id: deck } });
      expect(best?.start, query).toBeCloseTo(3, 0);
      const [line] = best?.hits.flatMap(({ lines = [] }) => lines) ?? [];
      expect(line?.text, query).toBe('Ladybirds eat aphids');
      // The line is drawn from 20 pixels of 320 on, at 80 of 180, 16 high.
      const [[left, top] = [], , [, bottom] = []] = line?.box ?? [];
      expect(left, query).toBeCloseTo(20 / 320, 1);
      expect(top, query).toBeGreaterThan(0.39);
      expect(bottom, query).toBeLessThan(0.6);
    }
  });
});
