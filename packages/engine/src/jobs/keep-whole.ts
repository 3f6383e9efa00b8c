import { setTimeout as sleep } from 'node:timers/promises';
import { isAbort, isFaultOf, type Abortable } from '@frameseek/core';
import type { Backfill } from '../indexing/backfill.ts';
import type { LibraryParts } from '../library-parts.ts';
import type { Worker } from './run-workers.ts';

/** Milliseconds from one look at the store to the next. */
const LOOK_EVERY_MS = 10_000;
/** Milliseconds from one look at the files to the next: of some ten thousand on a share it takes seconds. */
const FILES_EVERY_MS = 600_000;

/** Looks now and then whether the store still has what it was given, and the files are as they were, and queues what is due; what has been in the trash for long goes. */
export const keepWhole = ({ store }: Pick<LibraryParts, 'store'>, backfill: Backfill, trash: { empty(options: Abortable): Promise<void> }): Worker => ({
  work: async ({ signal }) => {
    try {
      await unlessAway(() => backfill.lacking({ signal }));
      for (let filesAt = -Infinity; !signal.aborted;) {
        if (performance.now() - filesAt > FILES_EVERY_MS) {
          await backfill.changed({ signal });
          await unlessAway(() => trash.empty({ signal }));
          filesAt = performance.now();
        }
        await unlessAway(async () => {
          await store.verify({ signal });
          await backfill.due({ signal });
        });
        await sleep(LOOK_EVERY_MS, undefined, { signal });
      }
    } catch (error) {
      if (!isAbort(error) || !signal.aborted) throw error;
    }
  },
});

/** A store that is away now is looked at again. */
const unlessAway = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!isFaultOf(error, 'store/unavailable')) throw error;
  }
};

/** The longest pause between two looks, in milliseconds. */
const MAX_PAUSE_MS = 15_000;

/** Waits until the store answers again, and looks whether it has lost something. Rejects with the signal's reason. */
export const storeIsBack = async ({ store, catalog }: Pick<LibraryParts, 'store' | 'catalog'>, { signal }: Abortable): Promise<void> => {
  for (let pauseMs = 500; ; pauseMs = Math.min(MAX_PAUSE_MS, 2 * pauseMs)) {
    await sleep(pauseMs, undefined, { signal });
    try {
      catalog.version();
      await store.verify({ signal });
      return;
    } catch (error) {
      if (!isFaultOf(error, 'store/unavailable')) throw error;
    }
  }
};
