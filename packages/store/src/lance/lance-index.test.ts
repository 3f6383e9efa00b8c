import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { segmentIndexContract } from '@frameseek/core/testing';
import { afterAll, beforeAll } from 'vitest';
import { openLanceIndex } from './lance-index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frameseek-lance-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

segmentIndexContract({ name: 'LanceDB', open: (place) => openLanceIndex(join(folder, place)) });
