'use client';

import { useMemo } from 'react';
import { libraryItems } from '../../lib/library/library-items.ts';
import { useJobs } from '../jobs/use-jobs.tsx';
import { useVideos } from './use-videos.ts';

/** The cards of the library, kept up to date by the feed of jobs. */
export function useLibrary() {
  const { data, error, isPending, refetch } = useVideos();
  const jobs = useJobs();
  const items = useMemo(() => libraryItems(data?.videos ?? [], jobs), [data, jobs]);
  return { items, error, isPending, refetch };
}
