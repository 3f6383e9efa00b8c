'use client';

import { useMemo } from 'react';
import { useVideos } from './use-videos.ts';

/** Every tag of the library, in the order of the alphabet. */
export function useKnownTags(): readonly string[] {
  const { data } = useVideos();
  return useMemo(() => [...new Set(data?.videos.flatMap(({ tags }) => tags))].toSorted((a, b) => a.localeCompare(b)), [data]);
}
