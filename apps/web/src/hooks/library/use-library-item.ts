'use client';

import type { VideoSummary } from '@frameseek/core';
import { useMemo } from 'react';
import { libraryItems, type LibraryItem } from '../../lib/library/library-items.ts';
import { useJobs } from '../jobs/use-jobs.tsx';

/** A video with what its newest job tells of it. */
export function useLibraryItem(video: VideoSummary): LibraryItem | undefined {
  const jobs = useJobs();
  return useMemo(() => libraryItems([video], jobs).find((one) => one.key === video.id), [video, jobs]);
}
