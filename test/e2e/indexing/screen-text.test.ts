import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { iou, type ScreenText } from '@frameseek/core';
import { captions } from '../../film-recipes.ts';
import { canMake, FILMS } from '../../films.ts';
import { openRuntime, openWorkplace } from '../open-runtime.ts';

const { signal } = new AbortController();
const showsText = await canMake('text');

const textsOf = async (film: 'captions-come-and-go' | 'three-colours'): Promise<readonly ScreenText[]> => {
  await using place = await openWorkplace();
  await using runtime = await openRuntime(place);
  const { jobs } = await runtime.engine.add([await place.put(film)], { signal });
  await runtime.engine.finish(jobs.map(({ id }) => id), { signal, report: () => undefined });
  const [video] = runtime.engine.videos();
  const detail = video && runtime.engine.video(video.id);
  if (detail === undefined) throw new Error('the film was not indexed');
  return detail.screenTexts;
};

describe('text in the picture', () => {
  it.skipIf(!showsText)('is read on dark and on light, for as long as it stands there, if only for a second, and nothing else is', async () => {
    const truth = FILMS['captions-come-and-go'].texts ?? [];
    const texts = await textsOf('captions-come-and-go');
    expect(texts.map(({ text }) => text).toSorted()).toEqual(truth.map(({ text }) => text).toSorted());
    for (const expected of truth) {
      const found = texts.find(({ text }) => text === expected.text);
      expect(found && iou(found, expected), expected.text).toBeGreaterThan(0.6);
    }
  });

  it.skipIf(!showsText)('is found by PP-OCR without its spaces or with a wrong letter, and marked where it stands', async () => {
    await using place = await openWorkplace();
    await using runtime = await openRuntime(place, { FRAMESEEK_READER_MODEL: 'ppocr/v4-mobile' });
    const { jobs } = await runtime.engine.add([await place.put('captions-come-and-go')], { signal });
    await runtime.engine.finish(jobs.map(({ id }) => id), { signal, report: () => undefined });
    const [caption] = FILMS['captions-come-and-go'].texts ?? [];
    if (caption === undefined) throw new Error('the film has no captions');
    for (const query of ['screen:"weather report"', 'screen:weatherreport', 'screen:wexther']) {
      const { moments: [best] } = await runtime.engine.search({ query, limit: 3 }, { signal });
      expect(best && iou(best, caption), query).toBeGreaterThan(0.5);
    }
    const { moments: [best] } = await runtime.engine.search({ query: 'screen:"weather report"', limit: 1 }, { signal });
    const [line] = best?.hits.flatMap(({ lines = [] }) => lines) ?? [];
    // Captions stand at the left of the picture, from 20 of 320 pixels on.
    expect(line?.box[0][0]).toBeGreaterThan(0.02);
    expect(line?.box[0][0]).toBeLessThan(0.09);
  }, 120_000);

  it.skipIf(!showsText)('begins with the first frame that shows it, and ends with the first that does not', async () => {
    await using place = await openWorkplace();
    await using runtime = await openRuntime(place, { FRAMESEEK_READER_MODEL: 'ppocr/v4-mobile' });
    const { jobs } = await runtime.engine.add([await place.put('captions-come-and-go')], { signal });
    await runtime.engine.finish(jobs.map(({ id }) => id), { signal, report: () => undefined });
    const texts = runtime.engine.video(runtime.engine.videos()[0]?.id ?? '').screenTexts;
    // The film has 25 frames a second.
    for (const { start, end, text } of FILMS['captions-come-and-go'].texts ?? []) {
      const found = texts.find((one) => one.text === text);
      expect(Math.abs((found?.start ?? 0) - start), `${text} from ${found?.start ?? ''}`).toBeLessThan(0.041);
      expect(Math.abs((found?.end ?? 0) - end), `${text} to ${found?.end ?? ''}`).toBeLessThan(0.041);
    }
  }, 120_000);

  it.skipIf(!showsText)('is found in a picture that is held for minutes, though only a small line of it stands there for two seconds', async () => {
    await using place = await openWorkplace();
    await using runtime = await openRuntime(place, { FRAMESEEK_READER_MODEL: 'ppocr/v4-mobile' });
    const make = (name: string, { rate, seconds, from }: { readonly rate: number; readonly seconds: number; readonly from: number }): string => {
      const line = captions('white', [{ text: 'closed on Sundays', from, to: from + 2, row: 140 }]);
      const path = join(place.media, name);
      execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-t', String(seconds), '-i', `color=c=0x202428:s=320x180:r=${rate}`, '-vf', `${line},format=yuv420p`, '-c:v', 'libx264', '-preset', 'veryfast', path]);
      return path;
    };
    const paths = [make('usual.mp4', { rate: 25, seconds: 40, from: 13.2 }), make('rare.mp4', { rate: 1, seconds: 400, from: 131 })];
    const { jobs } = await runtime.engine.add(paths, { signal });
    await runtime.engine.finish(jobs.map(({ id }) => id), { signal, report: () => undefined });
    const textsIn = (title: string): readonly ScreenText[] => runtime.engine.videos().filter((video) => video.title === title).flatMap(({ id }) => runtime.engine.video(id).screenTexts);
    const [usual, ...moreUsual] = textsIn('usual');
    expect({ ...usual, moreUsual }).toMatchObject({ text: 'closed on Sundays', moreUsual: [] });
    expect(usual?.start).toBeCloseTo(13.2, 1);
    expect(usual?.end).toBeCloseTo(15.2, 1);
    const [rare, ...moreRare] = textsIn('rare');
    expect({ ...rare, moreRare }).toMatchObject({ text: 'closed on Sundays', start: 131, end: 133, moreRare: [] });
  }, 120_000);

  it('is not found where there is none', async () => {
    expect(await textsOf('three-colours')).toEqual([]);
  });
});
