import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { frameseek } from '../cli-process.ts';
import { openRuntime, openWorkplace, type Workplace } from '../open-runtime.ts';
import { openListeners, type Listeners } from './listeners.ts';

const PATIENCE = { timeout: 60_000, interval: 100 };
const { signal } = new AbortController();
let workplace: Workplace;
let listeners: Listeners;
beforeAll(async () => {
  workplace = await openWorkplace();
  listeners = await openListeners();
});
afterAll(async () => {
  await listeners[Symbol.asyncDispose]();
  await workplace[Symbol.asyncDispose]();
});

/** What a process that was killed holds is free after a while; here at once. */
const freeLeases = (): void => {
  using database = new DatabaseSync(join(workplace.folder, 'library', 'catalog.sqlite'));
  database.exec('UPDATE alert_delivery SET due_ms = 0; DELETE FROM lease');
};

it('a ring is told by every way, with its clip, frame and link; after a kill -9 again under the same id, until it is taken, and never after that', async () => {
  const { told, retained, env } = listeners;
  {
    await using runtime = await openRuntime(workplace, env);
    const { engine } = runtime;
    expect(engine.alertWays()).toEqual(['webhook', 'email', 'mqtt', 'push']);
    for (const browser of [listeners.browser, listeners.goneBrowser]) engine.addSubscription(browser);
    engine.addRule({ name: 'Blue', query: 'a blue picture', threshold: 0.3, coolDownSeconds: 3_600, webhook: listeners.webhook, email: 'ada@example.org', mqtt: true, push: true });
    await engine.add([await workplace.put('three-colours')], { signal });
  }
  const counts = (): readonly number[] => Object.values(told).map(({ length }) => length);
  let kill = (): void => undefined;
  const killed = frameseek(workplace, ['worker'], { env, started: (child) => (kill = () => void child.kill('SIGKILL')) });
  await expect.poll(counts, PATIENCE).toEqual([1, 1, 1, 1]);
  kill();
  await killed;
  await expect.poll(() => retained.get('frameseek/status')?.toString(), PATIENCE).toBe('offline');
  freeLeases();
  listeners.answers = true;
  await using runtime = await openRuntime(workplace, env);
  const { engine } = runtime;
  const stop = new AbortController();
  const work = engine.work({ signal: stop.signal });
  await expect.poll(() => engine.alerts({ limit: 9 }).map(({ deliveries }) => deliveries.map(({ way, state }) => `${way} ${state}`).toSorted()), PATIENCE)
    .toEqual([['email done', 'mqtt done', 'push done', 'push failed', 'webhook done']]);
  expect(counts()).toEqual([2, 2, 2, 2]);
  expect(retained.get('frameseek/status')?.toString()).toBe('online');
  const [alert] = engine.alerts({ limit: 9 });
  const [rule] = engine.rules();
  const { id = '', videoId = '', start = 0 } = alert ?? {};
  const paths = { page: `/videos/${videoId}?t=${start.toFixed(1)}`, frame: `/api/videos/${videoId}/thumbnail?at=${start.toFixed(1)}&width=640`, clip: `/api/alerts/${id}/clip` };
  const links = Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, `https://films.example.org${path}`]));
  for (const body of told.webhook) expect(JSON.parse(body)).toMatchObject({ id, rule: { name: 'Blue' }, start, links });
  for (const body of told.mqtt) expect(JSON.parse(body)).toMatchObject({ event_type: 'rang', id, start, score: alert?.score, links });
  for (const body of told.push) expect(JSON.parse(body)).toMatchObject({ id, title: 'Blue', links: paths });
  for (const letter of told.email) {
    // Long lines are folded.
    const text = letter.replaceAll('=\r\n', '').replaceAll('=3D', '=');
    for (const part of [`Message-ID: <${id}@frameseek>`, links['page'], links['clip'], 'moment-1.jpg']) expect(text).toContain(part);
  }
  const frame = retained.get(`frameseek/rules/${rule?.id}/frame`);
  expect(frame?.subarray(0, 3).toString('hex')).toBe('ffd8ff');
  const target = join(workplace.folder, 'clip.mp4');
  expect((await engine.alertClip(id, { target, signal })).spans.some((span) => span.start <= start && span.end > start)).toBe(true);
  expect((await stat(target)).size).toBeGreaterThan(1_000);
  // What Home Assistant is told of a rule, and that it has gone.
  const config = (kind: string): string => retained.get(`homeassistant/${kind}/frameseek_${rule?.id}/config`)?.toString() ?? '';
  expect(JSON.parse(config('event'))).toMatchObject({ name: 'Blue', state_topic: `frameseek/rules/${rule?.id}/event`, event_types: ['rang'], availability_topic: 'frameseek/status' });
  expect(JSON.parse(config('binary_sensor'))).toMatchObject({ state_topic: `frameseek/rules/${rule?.id}/event`, value_template: 'ON' });
  expect(JSON.parse(config('image'))).toMatchObject({ image_topic: `frameseek/rules/${rule?.id}/frame`, content_type: 'image/jpeg' });
  engine.removeRule(rule?.id ?? '');
  await expect.poll(() => ['event', 'binary_sensor', 'image'].map(config), PATIENCE).toEqual(['', '', '']);
  stop.abort();
  await work.catch(() => undefined);
  await expect.poll(() => retained.get('frameseek/status')?.toString(), PATIENCE).toBe('offline');
}, 120_000);
