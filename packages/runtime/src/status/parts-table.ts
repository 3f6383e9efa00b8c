import type { PartStatus } from '@frameseek/core';

const MARKS = { on: '✓', weak: '~', off: '✗' } as const;

/** The parts as a short table for a terminal; what is off or weak says why and what to do in lines of its own. */
export const partsTable = (parts: readonly PartStatus[]): string => {
  const width = Math.max(0, ...parts.map(({ part }) => part.length));
  const indent = ' '.repeat(width + 5);
  return parts
    .flatMap(({ part, state, uses, why, remedy }) => [
      `${MARKS[state]} ${part.padEnd(width)}   ${uses === 'nothing' ? 'off' : uses}`,
      ...(why === undefined ? [] : [`${indent}${why}`]),
      ...(remedy === undefined ? [] : [`${indent}→ ${remedy}`]),
    ])
    .join('\n');
};
