import type { Ranking } from '@frameseek/core';

/** Scores that can be held against one another: those of one modality, by words or by the vectors of one space. */
export type ScoreKind = Pick<Ranking, 'modality' | 'by'> & {
  /** The id of the space; absent for words. */
  readonly space?: string;
};

/** Its name in the file of what was measured: `visual vector <space>`, `speech words`. */
export const scoreKindName = ({ modality, by, space = '' }: ScoreKind): string => [modality, by, space].filter(Boolean).join(' ');
