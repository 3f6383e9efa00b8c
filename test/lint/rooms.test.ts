import { describe, expect, it } from 'vitest';
import { roomProblems, type Room } from '../../scripts/lint/rooms.ts';

const room = (path: string, count = 1): Room => ({ path, files: Array.from({ length: count }, (_, i) => `file-${i}.ts`) });
const README = '| `src/ranking` | candidates and moments |\n| `text/` | words |';

describe('a folder', () => {
  it.each<[string, Room, readonly string[]]>([
    ['may hold twenty files', room('packages/core/src/text', 20), []],
    ['must not hold more', room('packages/core/src/text', 21), ['packages/core/src/text holds 21 files, more than 20: divide it by idea.']],
    ['must not hold more in the tests either', room('test/e2e', 30), ['test/e2e holds 30 files, more than 20: divide it by idea.']],
    ['is named by the README of its package', room('packages/core/src/ranking'), []],
    ['that the README does not name is found', room('packages/core/src/time'), ['packages/core/README.md does not say what `time` is for.']],
    ['within a room is named by its own name', room('packages/core/src/insights/text'), []],
    ['at the top of a package needs no name', room('packages/core/src'), []],
    ['of a page is named by its address', room('apps/web/src/app/search'), []],
  ])('%s', (_, folder, problems) => {
    expect(roomProblems([folder], () => README)).toEqual(problems);
  });

  it('of a package without a README is found', () => {
    expect(roomProblems([room('packages/core/src/time')], () => undefined)).toEqual(['packages/core has no README.md that says what its folders are for.']);
  });
});
