import { clockTime, type SpaceRole } from '@frameseek/core';
import type { Engine, RoleSpaces, Runtime } from '@frameseek/runtime';
import { openIndexProgress } from '../terminal/index-progress.ts';
import { jobResultReporter } from '../terminal/job-result.ts';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { withRuntime, type Session } from '../session/session.ts';

/** What the films are, and what they are being moved to; empty where all is as the settings say. */
export const spacesText = (roles: readonly RoleSpaces[]): string => roles.flatMap(({ role, serving, kept, swap, declined }) => [
  ...(swap === undefined || serving === undefined ? [] : [
    `${role}: ${serving.model} answers until ${swap.model} has seen all films: ${swap.done} of ${swap.total}${swap.isPaused ? ', paused' : timeLeft(swap.secondsLeft)}.`,
    `  → "frameseek models move" does it now; a running server does it by itself. "frameseek models rollback ${role}" stays with ${serving.model}.`,
  ]),
  ...(declined === undefined || serving === undefined ? [] : [
    `${role}: ${serving.model} answers, though the settings name ${declined}, which was turned down. → "frameseek models resume ${role}" moves to it.`,
  ]),
  ...kept.filter(({ model }) => model !== swap?.model).map(({ id, model }) => `${role}: the vectors of ${model} are kept. → "frameseek models rollback ${role}" goes back to them, "frameseek models drop ${id}" removes them.`),
]).join('\n');

const timeLeft = (seconds: number | undefined): string => (seconds === undefined ? '' : `, about ${clockTime(seconds)} left`);

/** `models pause`, `models resume`: lets a move to another model rest, or go on. */
export const pauseSwap = (session: Session, role: SpaceRole, isPaused: boolean): Promise<ExitCode> =>
  withRuntime(session, (runtime) => {
    runtime.engine.pauseSwap(role, isPaused);
    return show(runtime, session);
  });

/** `models rollback`: stays with the model that answers, or goes back to the one before. */
export const rollBack = (session: Session, role: SpaceRole): Promise<ExitCode> =>
  withRuntime(session, async (runtime) => {
    await runtime.engine.rollBack(role, session);
    return show(runtime, session);
  });

/** `models drop`: removes the vectors of a model that does not answer. */
export const dropSpace = (session: Session, id: string): Promise<ExitCode> =>
  withRuntime(session, async (runtime) => {
    await runtime.engine.dropSpace(id, session);
    return show(runtime, session);
  });

/** `models move`: has every film seen by the models of the settings, now. */
export const moveModels = (session: Session): Promise<ExitCode> =>
  withRuntime(session, async (runtime) => {
    const { engine } = runtime;
    using progress = openIndexProgress();
    const report = jobResultReporter(engine, progress);
    const paths = engine.videos().filter(({ missing }) => missing !== true).map(({ path }) => path);
    const { jobs } = await engine.add(paths, session);
    const ended = await engine.finish(jobs.map(({ id }) => id), { signal: session.signal, report: (now) => {
      report(now);
      progress.show(now);
    } });
    await show(runtime, session);
    return ended.every(({ state }) => state === 'done') ? EXIT.done : EXIT.failed;
  });

const show = async ({ engine }: Pick<Runtime, 'engine'>, { signal }: Session): Promise<ExitCode> => {
  console.log(servingText(await engine.spaces({ signal })));
  return EXIT.done;
};

const servingText = (roles: Awaited<ReturnType<Engine['spaces']>>): string =>
  [...roles.map(({ role, serving }) => `${role}: ${serving === undefined ? 'nothing yet' : `${serving.model} answers`}.`), spacesText(roles)].filter(Boolean).join('\n');
