import { describe, expect, it } from 'vitest';
import { iou, type ScreenText } from '@frameseek/core';
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

  it('is not found where there is none', async () => {
    expect(await textsOf('three-colours')).toEqual([]);
  });
});
