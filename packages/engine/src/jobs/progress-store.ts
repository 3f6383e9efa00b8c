import type { Stage, StageProgress } from '@frameseek/core';
import type { ReportStage } from '../indexing/ingest-context.ts';

/**
 * The newest progress of each stage of one job, which never goes backwards, though a stage that listens ahead may tell of less again.
 * Noting is cheap, so that stages may do it as often as they like.
 */
export interface ProgressStore {
  readonly note: ReportStage;
  /** The newest of each stage that has begun, in the order of their beginning. */
  entries(): readonly StageProgress[];
}

/** A store without any progress yet. */
export const createProgressStore = (): ProgressStore => {
  const stages = new Map<Stage, StageProgress>();
  return {
    note: (stage, progress) => {
      const before = stages.get(stage);
      const startedAt = before?.startedAt ?? new Date().toISOString();
      stages.set(stage, { ...progress, done: Math.max(progress.done, before?.done ?? 0), stage, startedAt });
    },
    entries: () => [...stages.values()],
  };
};
