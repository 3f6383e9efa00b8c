/** A library that is indexed, looked at anew and moved to another model, killed at any moment of it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openCatalog, openLanceIndex } from '@frameseek/store';
import { isAmongAll } from '../../is-among-all.ts';
import { libraryContents } from '../library-contents.ts';
import { openRuntime, openWorkplace, type Workplace } from '../open-runtime.ts';
import { TWIN, twinSettings } from '../twin-model.ts';

const PROGRAM = join(import.meta.dirname, '../index-process.ts');
/** FRAMESEEK_KILLS asks for more. */
const KILLS = Number(process.env['FRAMESEEK_KILLS'] ?? 6);
/** Kills in one phase of one library: then it gets done, and the next phase is disturbed. */
const KILLS_IN_A_PHASE = 2;
/** Libraries after which a kill that never comes in time is a mistake of this test. */
const MAX_LIBRARIES = 10 + KILLS;
const { signal } = new AbortController();

type Settings = Readonly<Record<string, string>>;
/** The library first made, then with other frames, then by another model of pictures. */
const phasesIn = async ({ folder }: Workplace): Promise<readonly Settings[]> => {
  const { FRAMESEEK_MODELS, FRAMESEEK_VISUAL_MODEL } = await twinSettings(join(folder, 'models'));
  const denser = { FRAMESEEK_MODELS, FRAMESEEK_SAMPLING: 'dense' };
  return [{ FRAMESEEK_MODELS }, denser, { ...denser, FRAMESEEK_VISUAL_MODEL }];
};

/** How one run ended: undisturbed or not, after so many milliseconds from when its work began. */
interface Run {
  readonly isDone: boolean;
  readonly workMs: number;
}

/** Indexes in a process of its own, killed so many milliseconds after its work began, if it is not done by then. */
const run = async ({ env }: Workplace, path: string, { settings, killMs }: { settings: Settings; killMs?: number }): Promise<Run> => {
  const child = fork(PROGRAM, [path], { env: { ...process.env, ...env, ...settings }, stdio: 'inherit' });
  const ended = once(child, 'exit');
  await Promise.race([once(child, 'message'), ended]);
  const begunAt = performance.now();
  if (killMs !== undefined) {
    await Promise.race([sleep(killMs), ended]);
    child.kill('SIGKILL');
  }
  const [code, killedBy] = await ended;
  if (code !== 0 && killedBy !== 'SIGKILL') throw new Error(`indexing ended with ${String(code ?? killedBy)}`);
  return { isDone: code === 0, workMs: performance.now() - begunAt };
};

/**
 * Shares of the work of a phase at which it is killed: by chance, and however many there are, spread over all of it (the
 * additive recurrence of the golden ratio).
 */
function* killShares(): Generator<number, never> {
  for (let share = Math.random(); ; share = (share + 0.618_034) % 1) yield share;
}

/** Where the blue of the film is found, where its words are, and what is said besides. */
const answers = async (place: Workplace, settings: Settings): Promise<readonly unknown[]> => {
  await using runtime = await openRuntime(place, settings);
  const search = (query: string, modality: 'visual' | 'speech') => runtime.engine.search({ query, limit: 1, modalities: [modality] }, { signal });
  const [seen, said] = [await search('blue', 'visual'), await search('"a storm is coming"', 'speech')];
  return [seen.moments[0] && Math.round(seen.moments[0].start), said.moments[0]?.start, [...seen.notes, ...said.notes]];
};
const FOUND = [2, 2.5, []];

/** What stands in a library of SQLite and LanceDB. */
const contents = async (place: Workplace): Promise<unknown> => {
  const library = place.env['FRAMESEEK_LIBRARY'] ?? '';
  const catalog = openCatalog(join(library, 'catalog.sqlite'));
  const index = await openLanceIndex(join(library, 'index'));
  try {
    return await libraryContents(catalog, index);
  } finally {
    await index.close();
    catalog.close();
  }
};

it.skipIf(isAmongAll)('answers from the old or the new after each kill, and ends as if it had never been disturbed', { timeout: 600_000 + KILLS * 120_000 }, async () => {
  await using calm = await openWorkplace();
  const path = await calm.put('subtitles-mp4');
  const disturbed: { readonly shares: Generator<number, never>; workMs: number; kills: number }[] = [];
  for (const settings of await phasesIn(calm)) {
    const { isDone, workMs } = await run(calm, path, { settings });
    expect(isDone).toBe(true);
    disturbed.push({ shares: killShares(), workMs, kills: 0 });
  }
  const undisturbed = await contents(calm);
  expect(undisturbed).toMatchObject({ serving: TWIN, hidden: [] });
  const kills = (): number => disturbed.reduce((sum, phase) => sum + phase.kills, 0);
  const isWanted = (phase: { readonly kills: number }): boolean => kills() < KILLS || phase.kills === 0;
  // Making, making anew and moving are all disturbed; a phase that is done before its kill has its turn in the next library.
  for (let library = 0; disturbed.some(isWanted); library += 1) {
    expect(library).toBeLessThan(MAX_LIBRARIES);
    await using rough = await openWorkplace();
    const roughPath = await rough.put('subtitles-mp4');
    const phases = await phasesIn(rough);
    for (const [number, settings] of phases.entries()) {
      const phase = disturbed[number] ?? expect.unreachable();
      for (let tries = 0; tries < KILLS_IN_A_PHASE && isWanted(phase); tries += 1) {
        const { isDone, workMs } = await run(rough, roughPath, { settings, killMs: phase.shares.next().value * phase.workMs });
        const found = await answers(rough, settings);
        // Of a library that is being made there are all words, or none; of one that was there, always all.
        if (number > 0 || isDone) expect(found).toEqual(FOUND);
        else expect([undefined, FOUND[1]]).toContain(found[1]);
        if (!isDone) phase.kills += 1;
        else if (tries === 0) phase.workMs = workMs;
        if (isDone) break;
      }
      expect((await run(rough, roughPath, { settings })).isDone).toBe(true);
    }
    expect(await answers(rough, phases.at(-1) ?? {})).toEqual(FOUND);
    expect(await contents(rough)).toEqual(undisturbed);
  }
});
