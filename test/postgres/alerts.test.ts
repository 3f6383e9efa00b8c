import { openPostgresCatalog } from '@frameseek/store';
import type { Alert, AlertRule } from '@frameseek/core';
import { afterAll, describe, expect, it } from 'vitest';
import { postgresPrograms, startPostgres } from './postgres-server.ts';

const programs = postgresPrograms();
const RULE: AlertRule = { id: 'r', name: 'door', query: 'a person', threshold: 0.6, coolDownSeconds: 60, secret: 'k', isPaused: false, addedAt: '2026-11-30T10:00:00.000Z' };
const ALERT: Alert = {
  id: 'a', ruleId: 'r', videoId: 'v', start: 3, end: 4, score: 0.9, happenedAt: 4_000, rangAt: 5_000,
  deliveries: [{ way: 'push', target: 'phone', state: 'due', attempts: 0 }, { way: 'webhook', target: '', state: 'due', attempts: 0 }],
};
const BROWSER = { id: 'phone', endpoint: 'https://push.example.org/one', keys: { p256dh: 'p', auth: 'a' }, addedAt: RULE.addedAt };

describe.skipIf(programs === undefined)('alerts on a real server', async () => {
  if (programs === undefined) return;
  const server = await startPostgres(programs);
  afterAll(() => server.remove());

  it('are told by each way once, to browsers that are known, and found by when they happened', () => {
    const catalog = openPostgresCatalog(server.url('alerts'), { now: () => 6_000 });
    catalog.putVideo({ id: 'v', path: '/v.mp4', title: 'Door', sizeBytes: 1, addedAt: RULE.addedAt });
    catalog.putRule(RULE);
    expect(catalog.keepAlerts('r', { videoId: 'v', from: 0, to: 4 }, [ALERT])).toBe(true);
    expect(catalog.alerts({ limit: 9, happened: { from: 4_000, to: 4_001 } })).toEqual([ALERT]);
    expect(catalog.alerts({ limit: 9, unseen: true, happened: { from: 0, to: 4_000 } })).toEqual([]);
    expect(catalog.claimDeliveries(['mqtt'], 1_000)).toEqual([]);
    const [due, more] = catalog.claimDeliveries(['webhook', 'email'], 1_000);
    expect([due?.delivery.way, more, catalog.claimDeliveries(['webhook'], 1_000)]).toEqual(['webhook', undefined, []]);
    if (due !== undefined) catalog.endDelivery(due, { state: 'due', againAt: 5_000, note: 'busy' });
    const [again] = catalog.claimDeliveries(['webhook'], 1_000);
    if (again !== undefined) catalog.endDelivery(again, { state: 'done' });
    expect(catalog.alert('a')?.deliveries.map(({ way, state, attempts, note }) => [way, state, attempts, note])).toEqual([['push', 'due', 0, undefined], ['webhook', 'done', 2, 'busy']]);
    catalog.putSubscription(BROWSER);
    catalog.putSubscription({ ...BROWSER, id: 'other', keys: { p256dh: 'q', auth: 'b' } });
    expect([catalog.subscriptions(), catalog.removeSubscription(BROWSER.endpoint), catalog.subscription('phone')]).toEqual([[{ ...BROWSER, keys: { p256dh: 'q', auth: 'b' } }], true, undefined]);
    expect([catalog.keepValue('key', 'one'), catalog.keepValue('key', 'two'), catalog.value('other')]).toEqual(['one', 'one', undefined]);
    catalog.setValue('key', 'three');
    expect(catalog.value('key')).toBe('three');
    catalog.close();
  });
});
