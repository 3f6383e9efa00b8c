import type { LibraryFinding } from '@frameseek/core';

/** Something that is not as it should be, and what sets it right. */
export interface Finding extends Omit<LibraryFinding, 'isRepaired'> {
  readonly repair: () => Promise<void> | void;
}

/** As many names as people read. */
const MAX_EXAMPLES = 5;

/** A finding, where there is anything to find. */
export const finding = (kind: Finding['kind'], names: readonly string[], what: Pick<Finding, 'words' | 'repair'>): readonly Finding[] =>
  names.length === 0 ? [] : [{ kind, count: names.length, examples: names.slice(0, MAX_EXAMPLES), ...what }];
