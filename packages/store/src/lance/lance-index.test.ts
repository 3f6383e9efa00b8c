import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@lancedb/lancedb';
import { COLOURS, NO_FILTER, segmentIndexContract, unit, vectorSegment, wordSegment } from '@frameseek/core/testing';
import { Schema } from 'apache-arrow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLanceIndex } from './lance-index.ts';
import { vectorRow, vectorSchema, wordRow, wordSchema } from './lance-rows.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-lance-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

segmentIndexContract({ name: 'LanceDB', open: (place) => openLanceIndex(join(folder, place), { smallRows: 0 }) });
segmentIndexContract({ name: 'LanceDB with small spaces in memory', open: (place) => openLanceIndex(join(folder, `small-${place}`)) });

it('counts what was written before generations were as generation 0', async () => {
  const place = join(folder, 'old');
  const { signal } = new AbortController();
  const [seen, said] = [vectorSegment(COLOURS, [1, 0, 0, 0]), wordSegment('a red bridge')];
  const before = (schema: Schema): Schema => new Schema(schema.fields.filter(({ name }) => name !== 'generation'));
  const without = ({ generation: _, ...row }: Record<string, unknown>): Record<string, unknown> => row;
  const db = await connect(place);
  await (await db.createEmptyTable(`space.${COLOURS.id}`, before(vectorSchema(4)))).add([without(vectorRow(seen))]);
  await (await db.createEmptyTable('words', before(wordSchema()))).add([without(wordRow(said))]);
  db.close();
  const [index, other] = await Promise.all([openLanceIndex(place), openLanceIndex(place)]);
  expect(await Promise.all([index, other].map((one) => one.vectorsOf(COLOURS, 'video-a', { signal })))).toEqual([[seen], [seen]]);
  expect(await index.wordsOf('video-a', { signal })).toEqual([said]);
  await index.upsertVectors(COLOURS, [vectorSegment(COLOURS, [1, 0, 0, 0], { generation: 1 })], { signal });
  const without0 = [{ videoId: 'video-a', modality: 'visual', generation: 0 }] as const;
  const hits = await other.searchVectors(COLOURS, unit([1, 0, 0, 0]), { limit: 5, filter: { ...NO_FILTER, without: without0 }, signal });
  expect(hits.map(({ segment }) => segment.generation)).toEqual([1]);
  await Promise.all([index.close(), other.close()]);
});
