import type { StageProgress } from '@frameseek/core';
import { formatDuration } from './format.ts';

/** `visual 41% · 12.3× real time · 40 s left`: where one running stage stands. `now` in milliseconds since 1970. */
export const formatStageProgress = ({ stage, done, total, startedAt }: StageProgress, now: number): string => {
  const elapsed = (now - Date.parse(startedAt)) / 1000;
  const parts = [total === undefined || total <= 0 ? stage : `${stage} ${Math.floor(share(done, total) * 100)}%`];
  if (done > 0 && elapsed > 0) {
    const speed = done / elapsed;
    parts.push(`${speed.toFixed(1)}× real time`);
    if (total !== undefined && total > done) parts.push(`${formatDuration((total - done) / speed)} left`);
  }
  return parts.join(' · ');
};

const share = (done: number, total: number): number => Math.min(1, Math.max(0, done / total));

/** Whether a stage has more to do. */
export const isUnderWay = ({ done, total }: StageProgress): boolean => total === undefined || done < total;
