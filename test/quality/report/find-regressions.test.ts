import { describe, expect, it } from 'vitest';
import { findRegressions } from './find-regressions.ts';

const report = (rows: readonly (readonly [name: string, n: number, r1: number, ms: number])[], f1 = 0.8): string => [
  '# Quality', '', '|  | n | video R@1 | p95 |', '| - | -: | -: | -: |',
  ...rows.map((row) => `| ${row.join(' | ')} |`), '',
  '|  | A | all |', '| - | -: | -: |', `| no-match F1, fusion | ${f1} | ${f1} |`, '| fusion : baseline |  | × 1.5 |',
].join('\n');
const before = report([['visual fusion all', 60, 0.4, 10], ['visual baseline all', 60, 0.4, 10]]);

describe('what fell since the report that is kept', () => {
  it.each<[string, string, readonly string[]]>([
    ['nothing, when nothing changed', before, []],
    ['nothing, when two queries of sixty did', report([['visual fusion all', 60, 0.3667, 10]]), []],
    ['a share that fell by more', report([['visual fusion all', 60, 0.3, 10]]), ['visual fusion all, video R@1: 0.3 after 0.4']],
    ['no times, which depend on the machine', report([['visual fusion all', 60, 0.4, 500]]), []],
    ['not the baseline, which is not ours', report([['visual fusion all', 60, 0.4, 10], ['visual baseline all', 60, 0, 10]]), []],
    ['figures that are no shares of queries', report([], 0.7), ['no-match F1, fusion, A: 0.7 after 0.8', 'no-match F1, fusion, all: 0.7 after 0.8']],
    ['nothing, when there is nothing to compare', '', []],
  ])('is %s', (_, now, expected) => {
    expect(findRegressions(before, now)).toEqual(expected);
  });
});
