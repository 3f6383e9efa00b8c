import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Fault, NO_TELEMETRY, type Catalog, type SegmentIndex } from '@frameseek/core';
import { libraryGauges } from './library-gauges.ts';
import { createMetrics } from './metrics.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-gauges-'));
  await mkdir(join(folder, 'index', 'deep'), { recursive: true });
  await writeFile(join(folder, 'index', 'a'), 'x'.repeat(10));
  await writeFile(join(folder, 'index', 'deep', 'b'), 'x'.repeat(5));
  await writeFile(join(folder, 'catalog.sqlite'), 'x'.repeat(7));
  await writeFile(join(folder, 'catalog.sqlite-wal'), 'x'.repeat(2));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const states = { queued: 2, running: 1, done: 0, failed: 0, cancelled: 0 };
const catalog = { countJobs: () => states, countTasks: () => ({ ...states, queued: 0 }), videos: () => [{}, {}] } as unknown as Catalog;

const read = async (count: SegmentIndex['count']): Promise<{ readonly text: string; readonly warned: readonly string[] }> => {
  const warned: string[] = [];
  const telemetry = { ...NO_TELEMETRY, log: (level: string, event: string) => void warned.push(`${level} ${event}`) };
  const metrics = createMetrics();
  metrics.addGauges(libraryGauges({ catalog, index: { count } as SegmentIndex, telemetry, folder }));
  return { text: (await metrics.read()).text, warned };
};

it('tell the queues, the videos, the segments of each space and the bytes on the disk', async () => {
  const { text, warned } = await read(async () => ({ words: 3, vectors: { clip: 8, minilm: 9 } }));
  for (const line of [
    'frameseek_queue_items{queue="jobs",state="queued"} 2', 'frameseek_queue_items{queue="tasks",state="running"} 1',
    'frameseek_videos 2',
    'frameseek_store_segments{kind="words",space=""} 3', 'frameseek_store_segments{kind="vectors",space="minilm"} 9',
    'frameseek_store_bytes{part="catalog"} 9', 'frameseek_store_bytes{part="index"} 15', 'frameseek_store_bytes{part="pictures"} 0',
  ]) expect(text.split('\n')).toContain(line);
  expect(warned).toEqual([]);
});

it('leave out the segments while the store is away, warn, and tell the rest', async () => {
  const { text, warned } = await read(() => Promise.reject(new Fault('store/unavailable', { store: 'Qdrant', reason: 'refused' })));
  expect(text).not.toContain('frameseek_store_segments{');
  expect(text).toContain('frameseek_videos 2');
  expect(warned).toEqual(['warn metrics.store-unavailable']);
});
