import { expect, it } from 'vitest';
import { openBench } from '../support/with-engine.ts';

it('a moment goes on as long as it lasts up to what a recording that grows was looked at last', async () => {
  await using bench = await openBench();
  const { catalog, engine, signal } = bench;
  const [job] = await bench.run([await bench.film('door.film', { duration: 20, shots: [{ start: 0, end: 10, colour: 'red' }, { start: 10, end: 20, colour: 'blue' }] })]);
  const videoId = job?.videoId ?? '';
  catalog.putStream({ id: 's', name: 'Door', url: '/door', state: 'live', keepDays: 7, keepGigabytes: 20, addedAt: '2026-11-30T10:00:00.000Z' });
  catalog.putRecording({ videoId, streamId: 's', startedAt: 0, end: 20, sizeBytes: 10, headBytes: 1, isOpen: true, analysedTo: 20 });
  const goOn = async (): Promise<unknown[]> =>
    await Promise.all(['red', 'blue'].map(async (query) => (await engine.search({ query, limit: 1 }, { signal })).moments[0]?.isOngoing));
  expect(await goOn()).toEqual([undefined, true]);
  catalog.closeRecording(videoId);
  expect(await goOn()).toEqual([undefined, undefined]);
});
