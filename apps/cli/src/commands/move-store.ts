import { EXIT, type ExitCode } from '../session/exit-code.ts';
import type { Session } from '../session/session.ts';
import { plural } from '../terminal/format.ts';

/** `store move`: the library into another store, with all of its vectors. */
export const moveStore = async ({ settings, signal }: Session, to: 'lance' | 'qdrant'): Promise<ExitCode> => {
  const { loadConfig, moveStore: move } = await import('@frameseek/runtime');
  let moved = 0;
  await move(loadConfig(settings), to, {
    signal,
    report: ({ done, total }) => {
      moved = total;
      if (done % REPORT_EVERY === 0 || done === total) console.error(`  ${done} of ${plural(total, 'video')}`);
    },
  });
  console.log(`${plural(moved, 'video')} copied. ${NEXT[to]} What is in the old store stays; it is no longer asked.`);
  return EXIT.done;
};

/** A line for so many videos. */
const REPORT_EVERY = 100;

const NEXT = {
  qdrant: 'Keep QDRANT_URL set from now on.',
  lance: 'Unset QDRANT_URL from now on.',
} as const;
