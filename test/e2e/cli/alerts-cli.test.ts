import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Alert, AlertRule } from '@frameseek/core';
import { openCatalog } from '@frameseek/store';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkplace, type Workplace } from '../open-runtime.ts';
import { frameseek } from '../resident-cli.ts';

const RULE: AlertRule = { id: 'r', name: 'Door', query: 'a person', threshold: 0.6, coolDownSeconds: 0, secret: 'hush-hush', isPaused: false, addedAt: '2026-11-30T10:00:00.000Z' };
const ring = (id: string, start: number): Alert => ({ id, ruleId: 'r', videoId: 'v', start, end: start + 1, score: 0.9, happenedAt: start * 1000, rangAt: start * 1000, deliveries: [] });
let workplace: Workplace;
beforeAll(async () => {
  workplace = await openWorkplace();
  await mkdir(join(workplace.folder, 'library'));
  const catalog = openCatalog(join(workplace.folder, 'library', 'catalog.sqlite'));
  catalog.putVideo({ id: 'v', path: join(workplace.media, 'v.mp4'), title: 'Porch', sizeBytes: 10, addedAt: RULE.addedAt });
  catalog.putRule(RULE);
  catalog.keepAlerts('r', { videoId: 'v', from: 0, to: 20 }, [ring('one', 3), ring('two', 12)]);
  catalog.markSeen('one');
  catalog.close();
});
afterAll(() => workplace[Symbol.asyncDispose]());

const alerts = async (...flags: readonly string[]): Promise<string> => (await frameseek(workplace, ['alerts', ...flags])).stdout;
const times = (table: string): readonly string[] => [...table.matchAll(/\b\d+\.\d s/gu)].map(([time]) => time);

it('alerts lists what rang, newest first, or only what nobody has seen, and marks all as seen where it is told to', async () => {
  expect(times(await alerts())).toEqual(['12.0 s', '3.0 s']);
  expect(await alerts()).toMatch(/Door +Porch/u);
  expect(times(await alerts('--limit', '1'))).toEqual(['12.0 s']);
  expect(times(await alerts('--unseen'))).toEqual(['12.0 s']);
  const listed = await alerts('--unseen', '--seen', '--json');
  expect(JSON.parse(listed)).toMatchObject({ alerts: [{ id: 'two' }] });
  expect(listed).not.toContain('hush-hush');
  expect(await alerts('--unseen')).toBe('Nothing has rung.\n');
  expect(JSON.parse(await alerts('--json'))).toMatchObject({ alerts: [{ id: 'two', seenAt: expect.any(Number) as number }, { id: 'one' }] });
});
