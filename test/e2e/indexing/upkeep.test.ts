import { expect, it } from 'vitest';
import { isAmongAll } from '../../is-among-all.ts';
import { startQdrantDouble } from '../../qdrant/server.ts';
import { moveBetweenModels } from '../model-move.ts';
import { backUpFrom, loseEverything, moveBetweenStores } from '../store-move.ts';

it('a library goes to another model and back while it answers, by a command for each step', { timeout: 240_000 }, async () => {
  await moveBetweenModels({});
  expect.hasAssertions();
});

it.skipIf(isAmongAll)('so does a library on a Qdrant server', { timeout: 240_000 }, async () => {
  await using qdrant = await startQdrantDouble();
  await moveBetweenModels({ QDRANT_URL: qdrant.url });
  expect(qdrant.problems).toEqual([]);
});

it.skipIf(isAmongAll)('a library goes onto a Qdrant server and back with its vectors, and says what a store does not have', { timeout: 240_000 }, async () => {
  await using qdrant = await startQdrantDouble();
  await moveBetweenStores({ QDRANT_URL: qdrant.url });
  expect(qdrant.problems).toEqual([]);
});

it('a running server fills a store again that has lost everything under it', { timeout: 120_000 }, async () => {
  await using qdrant = await startQdrantDouble();
  await loseEverything({ QDRANT_URL: qdrant.url });
  expect(qdrant.problems).toEqual([]);
});

it('a library on a Qdrant server is backed up with its vectors, and restored where there is no server', { timeout: 240_000 }, async () => {
  await using qdrant = await startQdrantDouble();
  await backUpFrom({ QDRANT_URL: qdrant.url });
  expect(qdrant.problems).toEqual([]);
});
