'use client';

import type { JobView } from '@frameseek/core';
import { useMemo } from 'react';
import { useHiddenJobs } from './use-hidden-jobs.ts';
import { useDownloads, useJobs } from './use-jobs.tsx';
import { useUploads } from './use-uploads.tsx';

/** Jobs by what they need from the reader, and how many things are under way or in trouble. */
export function useActivity() {
  const jobs = useJobs();
  const downloads = useDownloads();
  const { hidden } = useHiddenJobs();
  const { uploads, unfinished } = useUploads();
  return useMemo(() => {
    const newest = newestOfEachFile(jobs);
    const running = newest.filter(({ state }) => state === 'running');
    const waiting = newest.filter(({ state }) => state === 'queued');
    const ended = newest.filter(({ id, state }) => (state === 'failed' || state === 'cancelled') && !hidden.includes(id));
    // What has been fetched goes on as a job.
    const fetched = downloads.filter(({ id, state }) => state !== 'done' && !hidden.includes(id));
    const broken = fetched.filter(({ state }) => state === 'failed').length + ended.filter(({ state }) => state === 'failed').length + uploads.filter(({ state }) => state === 'failed').length;
    const fetching = fetched.filter(({ state }) => state === 'running').length;
    return { running, waiting, ended, uploads, unfinished, fetched, busy: running.length + waiting.length + uploads.length + fetching, failed: broken };
  }, [jobs, downloads, hidden, uploads, unfinished]);
}

/** A file that was tried again is told of once, by its last try. */
const newestOfEachFile = (jobs: readonly JobView[]): readonly JobView[] => {
  const byPath = new Map<string, JobView>();
  for (const job of jobs) {
    const other = byPath.get(job.path);
    if (other === undefined || other.createdAt < job.createdAt) byPath.set(job.path, job);
  }
  return [...byPath.values()];
};
