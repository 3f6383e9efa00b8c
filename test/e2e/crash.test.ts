import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { EmbeddingSpace } from '@frameseek/core';
import { openCatalog, openLanceIndex } from '@frameseek/store';
import { openRuntime, openWorkplace, type Workplace } from './open-runtime.ts';

const PROGRAM = join(import.meta.dirname, 'index-process.ts');
const KILLS = 3;
const { signal } = new AbortController();

/** Starts indexing in a process of its own; killed without warning after so long, if it is not done by then. */
const run = async ({ env }: Workplace, paths: readonly string[], killAfterMs = Infinity): Promise<number | null> => {
  const child = fork(PROGRAM, paths, { env: { ...process.env, ...env }, stdio: 'inherit' });
  const ended = once(child, 'exit');
  if (killAfterMs < Infinity) {
    await Promise.race([once(child, 'message').then(() => sleep(killAfterMs)), ended]);
    child.kill('SIGKILL');
  }
  const [code] = await ended;
  return typeof code === 'number' ? code : null;
};

const spacesOf = async (place: Workplace): Promise<readonly EmbeddingSpace[]> => {
  await using runtime = await openRuntime(place);
  const [visual, sentences] = await Promise.all([runtime.models.visual({ signal }), runtime.models.sentences({ signal })]);
  return [visual.space, sentences.space];
};

/** Everything that stands in the index and the catalog, the times of the clock left out. */
const contents = async (place: Workplace): Promise<unknown> => {
  const library = place.env['FRAMESEEK_LIBRARY'] ?? '';
  const spaces = await spacesOf(place);
  const catalog = openCatalog(join(library, 'catalog.sqlite'));
  const index = await openLanceIndex(join(library, 'index'));
  try {
    const count = await index.count({ signal });
    const videos = catalog.videos().toSorted((a, b) => a.title.localeCompare(b.title));
    return {
      count,
      videos: await Promise.all(videos.map(async ({ id, title }) => ({
        title,
        words: await index.wordsOf(id, { signal }),
        vectors: await Promise.all(spaces.map((space) => index.vectorsOf(space, id, { signal }))),
        shots: catalog.shots(id),
        transcripts: catalog.transcripts(id),
        stages: catalog.stages(id).map(({ stage, state, by, count: made }) => ({ stage, state, by, made })),
      }))),
    };
  } finally {
    await index.close();
    catalog.close();
  }
};

it('has the same index after being killed at random moments as if it had never been disturbed', { timeout: 240_000 }, async () => {
  await using calm = await openWorkplace();
  const calmPaths = [await calm.put('three-colours'), await calm.put('spoken-tones')];
  const startedAt = performance.now();
  expect(await run(calm, calmPaths)).toBe(0);
  const calmMs = performance.now() - startedAt;
  await using rough = await openWorkplace();
  const roughPaths = [await rough.put('three-colours'), await rough.put('spoken-tones')];
  for (let kill = 0; kill < KILLS; kill += 1) await run(rough, roughPaths, Math.random() * calmMs);
  expect(await run(rough, roughPaths)).toBe(0);
  const undisturbed = await contents(calm);
  expect(undisturbed).toMatchObject({ count: { words: 2 } });
  expect(await contents(rough)).toEqual(undisturbed);
});
