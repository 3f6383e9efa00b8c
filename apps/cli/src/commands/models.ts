import type { ModelStatus, PullProgress } from '@frameseek/core';
import { EXIT, type ExitCode } from '../session/exit-code.ts';
import { openPullProgress } from '../terminal/pull-progress.ts';
import { withRuntime, type Session } from '../session/session.ts';
import { spacesText } from './swap-models.ts';
import { table } from '../terminal/table.ts';
import { formatBytes } from '../terminal/format.ts';

/** `models`: every model of every role, and which serve. */
export const showModels = (session: Session, { json }: { readonly json?: true }): Promise<ExitCode> =>
  withRuntime(session, async ({ engine, models }) => {
    const all = await models.status({ signal: session.signal });
    const spaces = await engine.spaces({ signal: session.signal });
    if (json) {
      console.log(JSON.stringify({ models: all, spaces }, undefined, 2));
      return EXIT.done;
    }
    console.log(table(all.map(row), { head: ['', 'role', 'model', 'state', 'size', 'from'], right: [4] }));
    const remarks = all.flatMap(({ id, reason, remedy }) => (reason === undefined ? [] : [`${id}: ${reason}${remedy === undefined ? '' : `\n  → ${remedy}`}`]));
    if (remarks.length > 0) console.log(`\n${remarks.join('\n')}`);
    const moves = spacesText(spaces);
    if (moves !== '') console.log(`\n${moves}`);
    console.log('\n✓ serves. "frameseek models pull" downloads what is missing.');
    return EXIT.done;
  });

const row = ({ chosen, role, id, standIn, state, sizeBytes, from }: ModelStatus): string[] => [
  chosen ? '✓' : '',
  role,
  standIn ? `${id} (stand-in)` : id,
  state,
  sizeBytes > 0 ? formatBytes(sizeBytes) : '',
  from,
];

/** `models pull`: downloads the named models, or what the preferred one of each role lacks. */
export const pullModels = (session: Session, ids: readonly string[]): Promise<ExitCode> =>
  withRuntime(session, async ({ models }) => {
    using progress = openPullProgress();
    const pulled = new Set<string>();
    const report = (event: PullProgress): void => {
      pulled.add(event.model);
      progress.show(event);
    };
    await models.pull(ids, { signal: session.signal, report });
    progress.close();
    console.log(pulled.size === 0 ? 'Everything is there already.' : `Downloaded and checked: ${[...pulled].join(', ')}`);
    return EXIT.done;
  });
