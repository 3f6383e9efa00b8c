import type { Table } from '@lancedb/lancedb';
import { MODALITIES, type SegmentTally } from '@frameseek/core';
import { z } from 'zod';
import type { LanceTables } from './lance-tables.ts';

/** Everything in the tables, counted generation by generation. */
export const tallyTables = async (tables: LanceTables): Promise<readonly SegmentTally[]> => {
  const words = await tables.words();
  const counted = words === undefined ? [] : [...(await tables.guard(() => tallyTable(words)))];
  for (const space of await tables.spaces()) {
    const table = await tables.tableOf(space);
    counted.push(...(await tables.guard(() => tallyTable(table))).map((one) => ({ ...one, space })));
  }
  return counted;
};

const tallyTable = async (table: Table): Promise<readonly SegmentTally[]> => {
  const tallies = new Map<string, SegmentTally>();
  for await (const rows of table.query().select(['videoId', 'modality', 'generation'])) {
    for (let row = 0; row < rows.numRows; row += 1) {
      const value = (column: string): unknown => rows.getChild(column)?.get(row);
      const key = keyRow.parse({ videoId: value('videoId'), modality: value('modality'), generation: value('generation') });
      const name = `${key.videoId} ${key.modality} ${key.generation}`;
      tallies.set(name, { ...key, count: (tallies.get(name)?.count ?? 0) + 1 });
    }
  }
  return [...tallies.values()];
};

const keyRow = z.object({ videoId: z.string(), modality: z.enum(MODALITIES), generation: z.number() });
