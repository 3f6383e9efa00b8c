import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StageRecord } from '@frameseek/core';
import { openCatalog } from '@frameseek/store';
import { expect, it, onTestFinished } from 'vitest';
import type { EngineParts } from '../../../packages/engine/src/engine-parts.ts';
import { viewVideos } from '../../../packages/engine/src/library/video-views.ts';

const PROBED: StageRecord = { stage: 'probe', state: 'done', by: 'ffprobe', count: 1, seconds: 1, at: '2026-01-01T00:00:00.000Z' };

it('the list of videos reads their stages once, and again when another process has changed one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'frameseek-list-'));
  const [here, there] = [openCatalog(join(folder, 'catalog.db')), openCatalog(join(folder, 'catalog.db'))];
  onTestFinished(async () => {
    for (const catalog of [here, there]) catalog.close();
    await rm(folder, { recursive: true });
  });
  let reads = 0;
  const catalog: EngineParts['catalog'] = { ...here, everyStage: () => { reads += 1; return here.everyStage(); } };
  const stages = () => viewVideos({ catalog } as EngineParts).map((video) => video.stages);
  for (const id of ['a', 'b']) here.putVideo({ id: id.repeat(32), path: `/films/${id}.mp4`, title: id, sizeBytes: 1, addedAt: `2026-01-0${id === 'a' ? 2 : 1}T00:00:00.000Z` });
  here.putStage('a'.repeat(32), PROBED);
  expect([stages(), stages(), reads]).toEqual([[[PROBED], []], [[PROBED], []], 1]);
  there.putStage('b'.repeat(32), PROBED);
  expect([stages(), reads]).toEqual([[[PROBED], [PROBED]], 2]);
  there.clearStage('a'.repeat(32), 'probe');
  expect([stages(), reads]).toEqual([[[], [PROBED]], 3]);
});
