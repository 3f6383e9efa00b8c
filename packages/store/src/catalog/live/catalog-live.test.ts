import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Alert, AlertRule, Catalog, LiveStream } from '@frameseek/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openCatalog } from '../catalog.ts';

const STREAM: LiveStream = { id: 's', name: 'Door', url: 'rtsp://u:p@10.0.0.7/x', state: 'waiting', keepDays: 7, keepGigabytes: 20, addedAt: '2026-11-30T10:00:00.000Z' };
const RECORDING = { videoId: 'v', streamId: 's', startedAt: 1_000, end: 0, sizeBytes: 10, headBytes: 10, isOpen: true, analysedTo: 0 };
const RULE: AlertRule = { id: 'r', name: 'door', query: 'a person', threshold: 0.6, coolDownSeconds: 60, secret: 'k', isPaused: false, addedAt: '2026-11-30T10:00:00.000Z' };
const ALERT: Alert = { id: 'a', ruleId: 'r', videoId: 'v', start: 3, end: 4, score: 0.9, happenedAt: 4_000, rangAt: 5_000, deliveries: [{ way: 'webhook', target: '', state: 'due', attempts: 0 }] };

let folder = '';
let clock = 10_000;
let catalog: Catalog;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalog-live-'));
  clock = 10_000;
  catalog = openCatalog(join(folder, 'catalog.sqlite'), { now: () => clock });
  catalog.putVideo({ id: 'v', path: '/r/v.mp4', title: 'Door', sizeBytes: 10, addedAt: STREAM.addedAt });
  catalog.putStream(STREAM);
  catalog.putRecording(RECORDING);
  catalog.putRule(RULE);
});
afterEach(async () => {
  catalog.close();
  await rm(folder, { recursive: true, force: true });
});

it('a stream is recorded by one worker, until that one is silent', () => {
  expect([catalog.claimStream('s', 'one', 5_000), catalog.claimStream('s', 'two', 5_000)]).toEqual([true, false]);
  clock += 4_000;
  expect([catalog.claimStream('s', 'one', 5_000), catalog.claimStream('s', 'two', 5_000)]).toEqual([true, false]);
  clock += 6_000;
  expect([catalog.claimStream('s', 'two', 5_000), catalog.claimStream('s', 'one', 5_000)]).toEqual([true, false]);
});

it('a fragment is counted once, and goes with its recording, which goes with its video', () => {
  const fragment = { number: 0, start: 0, end: 2, offset: 10, bytes: 90, intra: true };
  catalog.addFragment('v', fragment);
  catalog.addFragment('v', { ...fragment, end: 99 });
  expect([catalog.recording('v'), catalog.fragments('v')]).toEqual([{ ...RECORDING, path: '/r/v.mp4', end: 2, sizeBytes: 100 }, [fragment]]);
  catalog.setAnalysed('v', 2);
  catalog.setAnalysed('v', 1);
  expect(catalog.recordings('open').map(({ analysedTo }) => analysedTo)).toEqual([2]);
  catalog.closeRecording('v');
  expect([catalog.recordings('open'), catalog.recordings({ streamId: 's' }).length, catalog.fragments('v')]).toEqual([[], 1, []]);
  catalog.removeVideo('v');
  expect(catalog.recordings({ streamId: 's' })).toEqual([]);
});

it('what people have paused stays paused, and what is removed takes its events along', () => {
  catalog.setStreamState('s', { state: 'live' });
  expect(catalog.stream('s')?.state).toBe('live');
  catalog.putStream({ ...STREAM, state: 'paused' });
  catalog.setStreamState('s', { state: 'live' });
  expect(catalog.stream('s')?.state).toBe('paused');
  catalog.addStreamEvent({ streamId: 's', at: 1, kind: 'lost', note: 'refused' });
  catalog.addStreamEvent({ streamId: 'gone', at: 1, kind: 'lost', note: 'refused' });
  expect(catalog.streamEvents('s', { limit: 5 })).toEqual([{ streamId: 's', at: 1, kind: 'lost', note: 'refused' }]);
  expect([catalog.removeStream('s'), catalog.removeStream('s'), catalog.streamEvents('s', { limit: 5 })]).toEqual([true, false, []]);
});

it('of two that look at the same stretch one keeps what rang', () => {
  const look = { videoId: 'v', from: 0, to: 4 };
  expect([catalog.keepAlerts('r', look, [ALERT]), catalog.keepAlerts('r', look, [{ ...ALERT, id: 'b' }])]).toEqual([true, false]);
  expect([catalog.alerts({ limit: 9 }), catalog.lookedTo('r', 'v')]).toEqual([[ALERT], 4]);
  expect(catalog.keepAlerts('gone', look, [])).toBe(false);
  expect([catalog.setFeedback('a', 'wrong'), catalog.alert('a')?.feedback]).toEqual([true, 'wrong']);
});

it('what rang is unseen until somebody saw it, and the first time is kept', () => {
  catalog.keepAlerts('r', { videoId: 'v', from: 0, to: 4 }, [ALERT, { ...ALERT, id: 'b' }, { ...ALERT, id: 'c' }]);
  expect([catalog.countUnseen(), catalog.markSeen('a'), catalog.markSeen('gone')]).toEqual([3, true, false]);
  expect([catalog.countUnseen(), catalog.alerts({ limit: 9, unseen: true }).map(({ id }) => id)]).toEqual([2, ['c', 'b']]);
  clock += 1_000;
  catalog.markSeen();
  expect([catalog.countUnseen(), catalog.alert('a')?.seenAt, catalog.alert('b')?.seenAt]).toEqual([0, clock - 1_000, clock]);
});

it('a delivery is due again when whoever took it says nothing, and never once it is done', () => {
  clock = 6_000;
  const claim = (): ReturnType<Catalog['claimDeliveries']> => catalog.claimDeliveries(['webhook'], 5_000);
  catalog.keepAlerts('r', { videoId: 'v', from: 0, to: 4 }, [ALERT]);
  expect([claim().length, claim().length]).toEqual([1, 0]);
  clock += 5_001;
  const [due] = claim();
  expect(due).toMatchObject({ alert: { id: 'a' }, delivery: { way: 'webhook', attempts: 1 } });
  if (due === undefined) return;
  catalog.endDelivery(due, { state: 'due', againAt: clock + 100, note: 'its server answered with 500' });
  expect([claim().length, catalog.alert('a')?.deliveries[0]?.note]).toEqual([0, 'its server answered with 500']);
  clock += 101;
  expect(claim().length).toBe(1);
  catalog.endDelivery(due, { state: 'done' });
  clock += 60_000;
  expect([claim(), catalog.alert('a')?.deliveries[0]?.state]).toEqual([[], 'done']);
});

it('each way is told for itself, and asked for by whoever can tell it', () => {
  const told = (way: 'email' | 'push', target = ''): Alert['deliveries'][number] => ({ way, target, state: 'due', attempts: 0 });
  catalog.keepAlerts('r', { videoId: 'v', from: 0, to: 4 }, [{ ...ALERT, deliveries: [told('email'), told('push', 'phone'), told('push', 'tablet')] }]);
  expect(catalog.claimDeliveries(['webhook', 'mqtt'], 5_000)).toEqual([]);
  const due = catalog.claimDeliveries(['push', 'webhook'], 5_000);
  expect(due.map(({ delivery: { way, target } }) => [way, target])).toEqual([['push', 'phone'], ['push', 'tablet']]);
  for (const [index, one] of due.entries()) catalog.endDelivery(one, index === 0 ? { state: 'done' } : { state: 'failed', note: 'gone' });
  expect(catalog.alert('a')?.deliveries.map(({ target, state, note }) => [target, state, note])).toEqual([['', 'due', undefined], ['phone', 'done', undefined], ['tablet', 'failed', 'gone']]);
  expect(catalog.alerts({ limit: 9 })[0]?.deliveries).toHaveLength(3);
  catalog.removeRule('r');
  expect(catalog.claimDeliveries(['email'], 5_000)).toEqual([]);
});
