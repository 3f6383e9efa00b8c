import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCatalog } from '@frameseek/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { streamDay } from '../../../packages/engine/src/live/stream-day.ts';
import type { Catalog } from '@frameseek/core';

let folder = '';
let catalog: Catalog;
/** Milliseconds since 1970 of a time of the day that is looked at. */
const at = (clock: string): number => new Date(`2026-12-01T${clock}:00`).getTime();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stream-day-'));
  catalog = openCatalog(join(folder, 'catalog.sqlite'));
  catalog.putStream({ id: 's', name: 'Door', url: 'rtsp://camera', state: 'live', keepDays: 7, keepGigabytes: 20, addedAt: '' });
  for (const rule of ['Bell', 'Post']) catalog.putRule({ id: rule, name: rule, query: rule, threshold: 0.5, coolDownSeconds: 0, secret: '', isPaused: false, addedAt: '' });
  // From 23:30 of the day before until 00:30; from 08:15 for two hours.
  for (const [id, startedAt, end] of [['night', at('00:00') - 1_800_000, 3_600], ['day', at('08:15'), 7_200]] as const) {
    catalog.putVideo({ id, path: `/${id}.mp4`, title: id, sizeBytes: 1, addedAt: '' });
    catalog.putRecording({ videoId: id, streamId: 's', startedAt, end, sizeBytes: 10, headBytes: 1, isOpen: false, analysedTo: end });
  }
  const cue = (start: number, text: string): { start: number; end: number; text: string } => ({ start, end: start + 2, text });
  const transcript = (cues: readonly ReturnType<typeof cue>[]): Parameters<Catalog['putTranscripts']>[1] => [{ language: 'en', source: 'recognised', cues }];
  catalog.putTranscripts('night', transcript([cue(10, 'Yesterday yesterday'), cue(1_900, 'A parcel')]));
  catalog.putTranscripts('day', transcript([cue(5, 'The parcel is here with the postman'), cue(9, 'another parcel for the postman, thank you')]));
  catalog.putSoundEvents('day', [{ label: 'Dog', start: 1, end: 2, score: 0.9 }, { label: 'Dog', start: 5, end: 6, score: 0.9 }, { label: 'Speech', start: 5, end: 9, score: 0.9 }, { label: 'Doorbell', start: 3, end: 4, score: 0.9 }]);
  const ring = (rule: string, id: string, videoId: string, happenedAt: number): void => {
    catalog.keepAlerts(rule, { videoId, from: catalog.lookedTo(rule, videoId), to: catalog.lookedTo(rule, videoId) + 1 }, [{ id, ruleId: rule, videoId, start: 1, end: 2, score: 0.9, happenedAt, rangAt: happenedAt, deliveries: [] }]);
  };
  ring('Bell', 'a', 'night', at('00:00') - 60_000);
  ring('Bell', 'b', 'night', at('00:10'));
  ring('Bell', 'c', 'day', at('09:59'));
  ring('Post', 'd', 'day', at('09:00'));
});
afterAll(async () => {
  catalog.close();
  await rm(folder, { recursive: true, force: true });
});

it('a day is counted: what was recorded and rang in each hour, which searches rang, and what was said and heard most', () => {
  const { date, hours, searches, said, heard } = streamDay({ catalog }, '2026-12-01');
  expect(date).toBe('2026-12-01');
  expect(hours).toHaveLength(24);
  expect(hours.flatMap(({ recordedSeconds, rings }, hour) => (recordedSeconds + rings === 0 ? [] : [[hour, recordedSeconds, rings]]))).toEqual([[0, 1_800, 1], [8, 2_700, 0], [9, 3_600, 2], [10, 900, 0]]);
  expect(searches).toEqual([{ name: 'Bell', count: 2 }, { name: 'Post', count: 1 }]);
  expect(said).toEqual([{ name: 'parcel', count: 3 }, { name: 'postman', count: 2 }]);
  expect(heard).toEqual([{ name: 'Dog', count: 2 }, { name: 'Doorbell', count: 1 }]);
});

it('a day without recordings has nothing', () => {
  const { hours, searches, said, heard } = streamDay({ catalog }, '2026-11-01');
  expect([hours.every(({ recordedSeconds, rings }) => recordedSeconds + rings === 0), searches, said, heard]).toEqual([true, [], [], []]);
});
