import { describe, expect, it } from 'vitest';
import { isUnderWay, formatStageProgress } from './stage-progress.ts';

const STARTED = '2026-01-01T00:00:00.000Z';
const at = (seconds: number): number => Date.parse(STARTED) + seconds * 1000;
const stage = (done: number, total?: number) => ({ stage: 'visual' as const, done, count: 0, startedAt: STARTED, ...(total !== undefined && { total }) });

describe('the pace of a stage', () => {
  it('tells share, speed and time left', () => {
    expect(formatStageProgress(stage(30, 120), at(10))).toBe('visual 25% · 3.0× real time · 30 s left');
  });

  it('promises nothing before there is something to judge by', () => {
    expect(formatStageProgress(stage(0, 120), at(10))).toBe('visual 0%');
  });

  it('tells the speed alone where the length is unknown', () => {
    expect(formatStageProgress(stage(30), at(10))).toBe('visual · 3.0× real time');
  });

  it.each([
    [stage(5, 10), true],
    [stage(10, 10), false],
    [stage(3), true],
  ])('knows what is under way', (progress, expected) => {
    expect(isUnderWay(progress)).toBe(expected);
  });
});
