import type { Translation } from '../message.ts';

/** The player, and what is said beside it. */
export const player = {
  'What is said': 'Was gesagt wird',
} as const satisfies Readonly<Record<string, Translation>>;
