import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COLOURS, vectorSegment } from '@frameseek/core/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLanceIndex } from './lance-index.ts';
import { optimizeTable } from './lance-optimize.ts';
import { LanceTables } from './lance-tables.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-optimize-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const { signal } = new AbortController();

it('ends old versions beside others who end the same ones, and all rows stay', async () => {
  const index = await openLanceIndex(folder);
  const handles = await Promise.all([1, 2, 3, 4].map(() => LanceTables.open(folder)));
  const optimizeAll = async (tables: LanceTables, now: Date): Promise<void> => {
    for (const table of await tables.all()) await optimizeTable(table, { now, step: (work) => tables.housekeep(work) });
  };
  const tomorrow = new Date(Date.now() + 24 * 3_600_000);
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (let n = 0; n < WRITES; n += 1) {
      await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, [1, 0, 0, 0], { start: round * WRITES + n })], { signal });
    }
    // Nothing is left to compact, and nobody reads rows: tomorrow only the lists of versions are read and removed.
    await index.optimize({ signal });
    await Promise.all(handles.map((tables) => optimizeAll(tables, tomorrow)));
    expect(await index.count({ signal })).toMatchObject({ vectors: { [COLOURS.id]: round * WRITES } });
  }
  await optimizeAll(await LanceTables.open(folder), tomorrow);
  for (const table of await handles[0]?.all() ?? []) expect(await table.listVersions()).toHaveLength(1);
  await Promise.all(handles.map((tables) => tables.close()));
  await index.close();
});

/** Enough that the four meet: six of six runs failed while a file that another had removed first was taken for a lost one. */
const ROUNDS = 5;
const WRITES = 30;
