'use client';

import { useVideos } from './use-videos.ts';

/** Whether there is something to see in a video; undefined as long as the library is not known. */
export const useHasPicture = (videoId: string): boolean | undefined => {
  const { data } = useVideos();
  return data && data.videos.find(({ id }) => id === videoId)?.hasVideo !== false;
};
