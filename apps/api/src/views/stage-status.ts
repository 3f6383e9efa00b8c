import { STAGES, type Job, type Stage, type StageRecord, type StageStatus } from '@frameseek/core';

interface Known {
  readonly records: readonly StageRecord[];
  readonly job?: Job | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Where each stage stands: what the catalog recorded, else what the running job reports, else waiting. */
export const stageStatuses = (known: Known): StageStatus[] => STAGES.map((stage) => stageStatus(stage, known));

const stageStatus = (stage: Stage, { records, job, now }: Known): StageStatus => {
  const record = records.find((candidate) => candidate.stage === stage);
  if (record !== undefined) {
    const { state, count, seconds, by, note } = record;
    return { stage, state, count, seconds, by, ...(note !== undefined && { note }) };
  }
  const progress = job?.progress.find((candidate) => candidate.stage === stage);
  if (job === undefined || progress === undefined) return { stage, state: 'waiting', count: 0 };
  const { done, total, count, startedAt } = progress;
  const soFar = { stage, count, done, ...(total !== undefined && { total }) };
  if (job.state === 'failed') return { ...soFar, state: 'failed' };
  if (job.state !== 'running') return { ...soFar, state: 'waiting' };
  return { ...soFar, state: 'running', ...throughput({ done, total, elapsed: (now - Date.parse(startedAt)) / 1000 }) };
};

/** Units of work per second, and seconds that are left; nothing before there is something to judge by. `elapsed` in seconds. */
const throughput = ({ done, total, elapsed }: { done: number; total: number | undefined; elapsed: number }): Partial<StageStatus> => {
  if (done <= 0 || elapsed <= 0) return {};
  const speed = done / elapsed;
  return { speed, ...(total !== undefined && { secondsLeft: Math.max(0, total - done) / speed }) };
};
