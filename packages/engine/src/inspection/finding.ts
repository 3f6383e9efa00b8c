import type { LibraryFinding } from '@frameseek/core';

/** Something that is not as it should be, and what sets it right. */
export interface Finding extends Omit<LibraryFinding, 'isRepaired'> {
  readonly repair: () => Promise<void> | void;
}
