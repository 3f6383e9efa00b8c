import type { Abortable } from '@frameseek/core';
import type { ScoreKind } from './score-kind.ts';

/** How measuring goes. */
export interface Measuring extends Abortable {
  /** Whether what is known of these scores still holds for a library of this size, in segments. */
  readonly isFresh: (kind: ScoreKind, size: number) => boolean;
}

/** For calls on the store: one that has begun is waited for when the engine closes, as the store must not close under it. */
export const NEVER_ABORTS = new AbortController().signal;
