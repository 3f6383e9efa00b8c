import type { player as messages } from '../de/player.ts';
import type { Translation } from '../message.ts';

/** The player, and what is said beside it. */
export const player: Readonly<Record<keyof typeof messages, Translation>> = {
  'What is said': '発言内容',
};
