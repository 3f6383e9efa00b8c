/**
 * What needs a real Qdrant: run by `npm run test:qdrant` with QDRANT_URL (and QDRANT_API_KEY) set, skipped elsewhere. What it
 * makes there has names of its own and is removed in the end.
 */
import { randomUUID } from 'node:crypto';
import { segmentIndexContract } from '@frameseek/core/testing';
import { openQdrantIndex } from '@frameseek/store';
import { afterAll, describe, expect, it } from 'vitest';
import { goThroughQdrant } from '../e2e/film-on-qdrant.ts';
import { moveBetweenModels } from '../e2e/model-move.ts';
import { backUpFrom, loseEverything, moveBetweenStores } from '../e2e/store-move.ts';
import { libraryContract } from './library-contract.ts';
import { removeCollections } from './remove-collections.ts';

const url = process.env['QDRANT_URL'];
/** Who asks for exactly these tests is not to be told that all is well when none ran. */
const demanded = process.env['npm_lifecycle_event'] === 'test:qdrant';
const apiKey = process.env['QDRANT_API_KEY'];
const OURS = `test-${randomUUID().slice(0, 8)}`;
/** For a library of its own there. */
const settings = (name: string): Readonly<Record<string, string>> =>
  ({ QDRANT_URL: url ?? '', QDRANT_PREFIX: `${OURS}-${name}`, ...(apiKey !== undefined && { QDRANT_API_KEY: apiKey }) });


describe.skipIf(url === undefined && !demanded)('the Qdrant server at QDRANT_URL', () => {
  afterAll(async () => {
    if (url === undefined) return;
    await removeCollections({ url, apiKey, prefix: OURS });
  });

  it('answers, and is a Qdrant', async () => {
    expect(url, 'QDRANT_URL').toBeDefined();
    expect(await (await fetch(url ?? '')).json()).toMatchObject({ title: expect.stringContaining('qdrant') as string, version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string });
  });

  libraryContract(() => url ?? '', apiKey, `${OURS}-`);

  segmentIndexContract({
    name: 'Qdrant',
    open: (place) => openQdrantIndex({ url: url ?? '', prefix: `${OURS}-${place}`, library: 'library-a', ...(apiKey !== undefined && { apiKey }) }),
  });

  it('carries a library through indexing, searching and forgetting', async () => {
    await goThroughQdrant(settings('library'));
  });

  it('answers while its library goes to another model and back', { timeout: 240_000 }, async () => {
    await moveBetweenModels(settings('models'));
  });

  it('takes a library with its vectors, and gives it back', { timeout: 240_000 }, async () => {
    await moveBetweenStores(settings('moved'));
  });

  it('is backed up with what one library has there', { timeout: 240_000 }, async () => {
    await backUpFrom(settings('backup'));
  });

  it('is filled again when it has lost everything', { timeout: 120_000 }, async () => {
    await loseEverything(settings('lost'));
  });
});
