import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api-server.ts';
import { parsePrometheus, type PrometheusFamily } from './prometheus-text.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ FRAMESEEK_SENTENCES_MODEL: 'nobody/has-this' });
  await api.index(await api.workplace.put('spoken-tones'));
  await api.get('/api/search?q=a+red+car');
  await api.get('/api/videos/nowhere');
});
afterAll(() => api[Symbol.asyncDispose]());

const metrics = async (): Promise<ReadonlyMap<string, PrometheusFamily>> => parsePrometheus(await (await api.get('/metrics')).text());
/** The sum of the figures of this name that have these labels. */
const figure = (families: ReadonlyMap<string, PrometheusFamily>, name: string, labels: Readonly<Record<string, string>> = {}): number => {
  const samples = [...families.values()].flatMap((family) => family.samples)
    .filter((sample) => sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value));
  return samples.reduce((sum, { value }) => sum + value, 0);
};

it('are in the text form of Prometheus', async () => {
  const answer = await api.get('/metrics');
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; ?version=0\.0\.4/);
  const families = parsePrometheus(await answer.text());
  for (const [name, { type, help }] of families) {
    expect([name, help.length > 0]).toEqual([name, true]);
    if (name.startsWith('frameseek_') && type === 'counter') expect(name).toMatch(/_total$/);
    if (name.startsWith('frameseek_') && type === 'histogram') expect(name).toMatch(/_seconds$/);
  }
});

it.each<[string, Readonly<Record<string, string>>]>([
  ['frameseek_http_request_duration_seconds_count', { method: 'GET', route: '/api/search', status: '200' }],
  ['frameseek_http_request_duration_seconds_count', { method: 'GET', route: '/api/videos/:id', status: '404' }],
  ['frameseek_search_duration_seconds_count', { outcome: 'done' }],
  ['frameseek_search_duration_seconds_sum', {}],
  ['frameseek_index_stage_duration_seconds_count', { stage: 'shots', outcome: 'done' }],
  ['frameseek_index_stage_duration_seconds_sum', { stage: 'visual' }],
  ['frameseek_index_stage_duration_seconds_sum', { stage: 'speech' }],
  ['frameseek_index_video_duration_seconds_count', {}],
  ['frameseek_queue_item_duration_seconds_count', { queue: 'jobs', outcome: 'done' }],
  ['frameseek_model_call_duration_seconds_count', { role: 'visual', model: 'fixture/clip-colours' }],
  ['frameseek_model_load_duration_seconds_count', { role: 'transcriber' }],
  ['frameseek_model_errors_total', { role: 'sentences', code: 'model/unavailable' }],
  ['frameseek_store_call_duration_seconds_count', { operation: 'upsert-vectors' }],
  ['frameseek_media_call_duration_seconds_count', { operation: 'scan' }],
  ['frameseek_queue_items', { queue: 'jobs', state: 'done' }],
  ['frameseek_videos', {}],
  ['frameseek_store_segments', { kind: 'vectors' }],
  ['frameseek_store_segments', { kind: 'words' }],
  ['frameseek_store_bytes', { part: 'index' }],
  ['frameseek_store_bytes', { part: 'catalog' }],
  ['process_resident_memory_bytes', {}],
  ['nodejs_eventloop_lag_seconds', {}],
])('hold %s %j', async (name, labels) => {
  expect(figure(await metrics(), name, labels)).toBeGreaterThan(0);
});

it('show how many wait and what is stored as it is now', async () => {
  const before = await metrics();
  expect(figure(before, 'frameseek_queue_items', { queue: 'jobs' })).toBe(1);
  await api.index(await api.workplace.put('three-colours'));
  const after = await metrics();
  expect(figure(after, 'frameseek_queue_items', { queue: 'jobs', state: 'done' })).toBe(2);
  expect(figure(after, 'frameseek_store_segments', { kind: 'vectors' })).toBeGreaterThan(figure(before, 'frameseek_store_segments', { kind: 'vectors' }));
});

it('ask for the token as everything else does', async () => {
  const token = 'open-sesame-0123456789';
  await using guarded = await startApi({ FRAMESEEK_TOKEN: token });
  expect((await guarded.get('/metrics')).status).toBe(401);
  expect((await guarded.get('/metrics', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
});

it.each([
  ['a figure without a head', 'a 1\n'],
  ['a word for a number', '# HELP a x\n# TYPE a gauge\na one\n'],
  ['labels without quotes', '# HELP a x\n# TYPE a gauge\na{b=c} 1\n'],
  ['the same figure twice', '# HELP a x\n# TYPE a gauge\na 1\na 1\n'],
  ['buckets that do not add up', '# HELP a x\n# TYPE a histogram\na_bucket{le="1"} 2\na_bucket{le="+Inf"} 1\na_sum 1\na_count 1\n'],
])('would be refused with %s', (_, text) => {
  expect(() => parsePrometheus(text)).toThrow();
});
