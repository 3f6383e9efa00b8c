/** A library that is indexed, looked at anew and moved to another model, killed at any moment of it. */
import { cp, mkdir } from 'node:fs/promises';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openCatalog, openLanceIndex } from '@frameseek/store';
import { fixtureModels } from '../../models.ts';
import { openRuntime, openWorkplace, type Workplace } from '../open-runtime.ts';

const PROGRAM = join(import.meta.dirname, '../index-process.ts');
/** FRAMESEEK_KILLS asks for more. */
const KILLS = Number(process.env['FRAMESEEK_KILLS'] ?? 6);
const { signal } = new AbortController();

type Settings = Readonly<Record<string, string>>;
/** The library first made, then with other frames, then by another model of pictures. */
const phasesIn = async ({ folder }: Workplace): Promise<readonly Settings[]> => {
  const twin = join(folder, 'models', 'fixture', 'clip-twin');
  await mkdir(join(folder, 'models', 'fixture'), { recursive: true });
  await cp(join(await fixtureModels(), 'fixture', 'clip-colours'), twin, { recursive: true });
  const models = { FRAMESEEK_MODELS: [await fixtureModels(), join(folder, 'models')].join(delimiter) };
  const denser = { ...models, FRAMESEEK_SAMPLING: 'dense' };
  return [models, denser, { ...denser, FRAMESEEK_VISUAL_MODEL: 'fixture/clip-twin' }];
};

/** Indexes in a process of its own, killed so many milliseconds after its work began, if it is not done by then; whether it was. */
const run = async ({ env }: Workplace, path: string, { settings, killMs }: { settings: Settings; killMs?: number }): Promise<boolean> => {
  const child = fork(PROGRAM, [path], { env: { ...process.env, ...env, ...settings }, stdio: 'inherit' });
  const ended = once(child, 'exit');
  if (killMs !== undefined) {
    await Promise.race([once(child, 'message').then(() => sleep(killMs)), ended]);
    child.kill('SIGKILL');
  }
  const [code, killedBy] = await ended;
  if (code !== 0 && killedBy !== 'SIGKILL') throw new Error(`indexing ended with ${String(code ?? killedBy)}`);
  return code === 0;
};

/** Where the blue of the film is found, and where its words are. */
const answers = async (place: Workplace, settings: Settings): Promise<readonly unknown[]> => {
  await using runtime = await openRuntime(place, settings);
  const first = async (query: string, modality: 'visual' | 'speech') =>
    (await runtime.engine.search({ query, limit: 1, modalities: [modality] }, { signal })).moments[0]?.start;
  return [Math.round((await first('blue', 'visual')) ?? NaN), await first('"a storm is coming"', 'speech')];
};

/** Everything that stands in the index and the catalog, the times of the clock and the store's name left out. */
const contents = async (place: Workplace): Promise<unknown> => {
  const library = place.env['FRAMESEEK_LIBRARY'] ?? '';
  const catalog = openCatalog(join(library, 'catalog.sqlite'));
  const index = await openLanceIndex(join(library, 'index'));
  try {
    const spaces = (await index.spaces({ signal })).toSorted((a, b) => a.id.localeCompare(b.id));
    return {
      count: await index.count({ signal }),
      serving: catalog.servingSpace('visual')?.model,
      hidden: catalog.hiddenGenerations(await index.identity({ signal })),
      videos: await Promise.all(catalog.videos().map(async ({ id }) => ({
        words: await index.wordsOf(id, { signal }),
        vectors: await Promise.all(spaces.map((space) => index.vectorsOf(space, id, { signal }))),
        shots: catalog.shots(id),
        transcripts: catalog.transcripts(id),
        stages: catalog.stages(id).map(({ stage, state, by, count, generation }) => ({ stage, state, by, count, generation })),
      }))),
    };
  } finally {
    await index.close();
    catalog.close();
  }
};

it('answers from the old or the new after each kill, and ends as if it had never been disturbed', { timeout: 600_000 + KILLS * 120_000 }, async () => {
  await using calm = await openWorkplace();
  const path = await calm.put('subtitles-mp4');
  const phases = await phasesIn(calm);
  const took: number[] = [];
  for (const settings of phases) {
    const startedAt = performance.now();
    expect(await run(calm, path, { settings })).toBe(true);
    took.push(performance.now() - startedAt);
  }
  const undisturbed = await contents(calm);
  expect(undisturbed).toMatchObject({ serving: 'fixture/clip-twin', hidden: [] });
  for (let kills = 0; kills < KILLS;) {
    await using rough = await openWorkplace();
    const roughPath = await rough.put('subtitles-mp4');
    const roughPhases = await phasesIn(rough);
    for (const [phase, settings] of roughPhases.entries()) {
      // Twice in a phase, at most: then it gets done, and the next one is disturbed.
      for (let tries = 0; tries < 2 && kills < KILLS; tries += 1) {
        const isDone = await run(rough, roughPath, { settings, killMs: Math.random() * (took[phase] ?? 0) * 0.8 });
        if (!isDone) kills += 1;
        if (phase > 0) expect(await answers(rough, settings)).toEqual([2, 2.5]);
        if (isDone) break;
      }
      expect(await run(rough, roughPath, { settings })).toBe(true);
    }
    expect(await answers(rough, roughPhases.at(-1) ?? {})).toEqual([2, 2.5]);
    expect(await contents(rough)).toEqual(undisturbed);
  }
});
