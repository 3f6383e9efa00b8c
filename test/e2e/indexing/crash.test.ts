import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { EmbeddingSpace } from '@frameseek/core';
import { openCatalog, openLanceIndex } from '@frameseek/store';
import { openRuntime, openWorkplace, type Workplace } from '../open-runtime.ts';

const PROGRAM = join(import.meta.dirname, '../index-process.ts');
/** CRASH_KILLS asks for more. */
const KILLS = Number(process.env['CRASH_KILLS'] ?? 3);
/** Every so many kills one comes while the process still starts. */
const EARLY_EVERY = 3;
const START_MS = 1_000;
const { signal } = new AbortController();

/** When a process is killed: so many milliseconds after its start, or after its work began. */
interface Kill {
  readonly after: 'start' | 'work';
  readonly ms: number;
}

/** Starts indexing in a process of its own, killed without warning if it is not done by then; whether it was. */
const run = async ({ env }: Workplace, paths: readonly string[], kill?: Kill): Promise<boolean> => {
  const child = fork(PROGRAM, paths, { env: { ...process.env, ...env }, stdio: 'inherit' });
  const ended = once(child, 'exit');
  if (kill !== undefined) {
    const due = kill.after === 'start' ? sleep(kill.ms) : once(child, 'message').then(() => sleep(kill.ms));
    await Promise.race([due, ended]);
    child.kill('SIGKILL');
  }
  const [code, killedBy] = await ended;
  if (code !== 0 && killedBy !== 'SIGKILL') throw new Error(`indexing ended with ${String(code ?? killedBy)}`);
  return code === 0;
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

const put = (place: Workplace): Promise<readonly string[]> => Promise.all([place.put('three-colours'), place.put('spoken-tones')]);

it('has the same index after being killed at random moments as if it had never been disturbed', { timeout: 120_000 + KILLS * 40_000 }, async () => {
  await using calm = await openWorkplace();
  const calmPaths = await put(calm);
  const startedAt = performance.now();
  expect(await run(calm, calmPaths)).toBe(true);
  const calmMs = performance.now() - startedAt;
  const undisturbed = await contents(calm);
  expect(undisturbed).toMatchObject({ count: { words: 2 } });
  // Work that gets done between two kills is compared, and the next kills disturb a new library.
  for (let kills = 0; kills < KILLS;) {
    await using rough = await openWorkplace();
    const roughPaths = await put(rough);
    let done = false;
    for (; !done && kills < KILLS; kills += done ? 0 : 1) {
      const early = kills % EARLY_EVERY === EARLY_EVERY - 1;
      done = await run(rough, roughPaths, early ? { after: 'start', ms: Math.random() * START_MS } : { after: 'work', ms: Math.random() * calmMs });
    }
    if (!done) expect(await run(rough, roughPaths)).toBe(true);
    expect(await contents(rough)).toEqual(undisturbed);
  }
});
