import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Workplace } from '../e2e/open-runtime.ts';
import { uniqueFilm } from './unique-film.ts';

const PROGRAM = resolve(import.meta.dirname, '../e2e/index-process.ts');
/** Films that one process is given at a time. */
const BATCH = 3;
/** Between two of them, and between two kills, in milliseconds. */
const REST_MS = 10_000;
const KILL_MS = [10_000, 20_000] as const;

/** Programs that index into the library beside the server, and one that kills them. */
export interface Indexers {
  /** Paths of all films that were given to them. */
  readonly paths: ReadonlySet<string>;
  readonly kills: () => number;
  /** Resolves when all have ended. */
  readonly ended: Promise<void>;
}

/** Starts so many, until the signal aborts; whatever was killed is given the same films again by the next. */
export const runIndexers = (place: Workplace, count: number, signal: AbortSignal): Indexers => {
  const paths = new Set<string>();
  const running = new Set<ChildProcess>();
  let kills = 0;
  const index = async (number: number): Promise<void> => {
    for (let round = 0; !signal.aborted; round += 1) {
      const batch: readonly string[] = await Promise.all(Array.from({ length: BATCH }, async (_, item) => {
        const path = join(place.media, `indexed-${number}-${round}-${item}.mp4`);
        await writeFile(path, await uniqueFilm());
        return path;
      }));
      // What it was given counts once it is in the queue: then it must not be lost, though whoever gave it is killed.
      const given = (): void => batch.forEach((path) => paths.add(path));
      while ((await run(place, batch, { running, given })) !== 0 && !signal.aborted);
      await sleep(REST_MS, undefined, { signal }).catch(() => undefined);
    }
  };
  const kill = async (): Promise<void> => {
    while (!signal.aborted) {
      await sleep(randomInt(...KILL_MS), undefined, { signal }).catch(() => undefined);
      const victim = [...running][randomInt(Math.max(1, running.size))];
      if (victim?.kill('SIGKILL') === true) kills += 1;
    }
  };
  const ended = Promise.all([...Array.from({ length: count }, (_, number) => index(number)), kill()]).then(() => undefined);
  return { paths, kills: () => kills, ended };
};

interface Running {
  readonly running: Set<ChildProcess>;
  /** Called when the films are in the queue. */
  readonly given: () => void;
}

const run = async ({ folder, env }: Workplace, batch: readonly string[], { running, given }: Running): Promise<number | null> => {
  const child = spawn(process.execPath, [PROGRAM, ...batch], { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.once('message', given);
  running.add(child);
  const [code] = await once(child, 'close') as [number | null];
  running.delete(child);
  return code;
};
