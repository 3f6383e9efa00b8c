import { wire, type VideoSummary } from '@frameseek/core';
import { libraryItems } from '../library/library-items.ts';
import { readLibraryView, viewItems } from '../library/library-view.ts';
import { askApi } from './ask-api.ts';

/** Videos that fill a window. */
const MANY = 8;

/** The videos that the library begins with, as the parameters of its address say; none where they cannot be had at once, or whoever asks may not see them. */
export const firstVideos = async (parameters: URLSearchParams): Promise<readonly VideoSummary[]> => {
  const view = readLibraryView(parameters);
  if (view.layout !== 'grid') return [];
  const list = await askApi('/api/videos', wire.videoList);
  const items = viewItems(libraryItems(list?.videos ?? [], []), view, Date.now());
  return items.slice(0, MANY).flatMap(({ video }) => (video === undefined ? [] : [video]));
};
