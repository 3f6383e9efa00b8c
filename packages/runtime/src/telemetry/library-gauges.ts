import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isFault, type Catalog, type JobState, type SegmentIndex, type Telemetry } from '@frameseek/core';
import type { GaugeFamily, Sample } from './metrics.ts';

/** What is measured of a library. */
interface MeasuredLibrary {
  readonly catalog: Catalog;
  readonly index: SegmentIndex;
  readonly telemetry: Telemetry;
  readonly folder: string;
}

/** Milliseconds that a store on another computer may take: whoever reads the metrics waits ten seconds by default. */
const STORE_TIMEOUT_MS = 3_000;

/** What waits, what is in the store, and how much room it takes. */
export const libraryGauges = ({ catalog, index, telemetry, folder }: MeasuredLibrary): readonly GaugeFamily[] => [
  {
    name: 'frameseek_queue_items', help: 'Jobs (videos) and tasks (insights) by state', labels: ['queue', 'state'],
    read: () => [...byState('jobs', catalog.countJobs()), ...byState('tasks', catalog.countTasks())],
  },
  { name: 'frameseek_videos', help: 'Videos in the library', labels: [], read: () => [{ labels: {}, value: catalog.videos().length }] },
  {
    name: 'frameseek_store_segments', help: 'Segments in the index: with words, and with a vector of each embedding space', labels: ['kind', 'space'],
    read: () => storeSegments(index, telemetry),
  },
  {
    name: 'frameseek_store_bytes', help: 'Bytes on the disk of this computer', labels: ['part'],
    read: async () => [
      { labels: { part: 'catalog' }, value: await bytesOfFiles(folder, (name) => name.startsWith('catalog.sqlite')) },
      { labels: { part: 'index' }, value: await bytesBelow(join(folder, 'index')) },
      { labels: { part: 'pictures' }, value: await bytesBelow(join(folder, 'pictures')) },
    ],
  },
];

const byState = (queue: string, states: Readonly<Record<JobState, number>>): readonly Sample[] =>
  Object.entries(states).map(([state, value]) => ({ labels: { queue, state }, value }));

/** Without a figure while the store is away: the others are wanted then most. */
const storeSegments = async (index: SegmentIndex, telemetry: Telemetry): Promise<readonly Sample[]> => {
  try {
    const { words, vectors } = await index.count({ signal: AbortSignal.timeout(STORE_TIMEOUT_MS) });
    const spaces = Object.entries(vectors).map(([space, value]) => ({ labels: { kind: 'vectors', space }, value }));
    return [{ labels: { kind: 'words', space: '' }, value: words }, ...spaces];
  } catch (error) {
    if (!isFault(error) && !isTimeout(error)) throw error;
    telemetry.log('warn', 'metrics.store-unavailable', { error });
    return [];
  }
};

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/** Bytes of all files below a folder; none where it is not there (yet). */
const bytesBelow = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(unlessMissing([]));
  const sizes = await Promise.all(entries.filter((entry) => entry.isFile()).map((entry) => sizeOf(join(entry.parentPath, entry.name))));
  return sizes.reduce((sum, size) => sum + size, 0);
};

const bytesOfFiles = async (folder: string, isCounted: (name: string) => boolean): Promise<number> => {
  const sizes = await Promise.all((await readdir(folder)).filter(isCounted).map((name) => sizeOf(join(folder, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
};

const sizeOf = (path: string): Promise<number> => stat(path).then(({ size }) => size).catch(unlessMissing(0));

/** A file that goes away while it is counted takes no room. */
const unlessMissing = <T>(nothing: T) => (error: unknown): T => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return nothing;
  throw error;
};
