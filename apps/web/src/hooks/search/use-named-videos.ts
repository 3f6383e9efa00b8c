'use client';

import { useMemo } from 'react';
import { namedVideos, type NamedVideo } from '../../lib/search/suggestions.ts';
import { useVideos } from '../library/use-videos.ts';

/** What the videos of the library are called, made ready once for each reading of the library. */
export const useNamedVideos = (): readonly NamedVideo[] => {
  const { data } = useVideos();
  return useMemo(() => namedVideos(data?.videos ?? []), [data]);
};
