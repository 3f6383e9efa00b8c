import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes half a minute and more: films are indexed again and again, recorded as they go on, or a clock has to run out. */
const LONG = /\/(e2e\/(indexing|live)\/.*|api\/slow-body|postgres\/(kills|workers))\.test\.ts$/;

/**
 * On a machine that has not run them before, Vitest orders files by their size. Some of the longest are short: begun last, they would
 * keep one worker busy when the others have nothing left.
 */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const groups = Map.groupBy(sorted, ({ moduleId }) => LONG.test(moduleId));
    return [...(groups.get(true) ?? []), ...(groups.get(false) ?? [])];
  }
}
