import { wire, type VideoSummary } from '@frameseek/core';
import { headers } from 'next/headers';
import { libraryItems } from '../library/library-items.ts';
import { readLibraryView, viewItems } from '../library/library-view.ts';
import { apiAddress } from './api-address.ts';

/** Videos that fill a window. */
const MANY = 8;
/** Milliseconds that a page waits for its first pictures: without them it shows empty places. */
const PATIENCE_MS = 1_000;
/** Bytes of a list that is read: some 500 videos. A longer one is left to the browser. */
const MAX_BYTES = 500_000;

/** The videos that the library begins with, as the parameters of its address say; none where they cannot be had at once, or whoever asks may not see them. */
export const firstVideos = async (parameters: URLSearchParams): Promise<readonly VideoSummary[]> => {
  const view = readLibraryView(parameters);
  const asked = await headers();
  // Within the app the list is known already, or asked for at once.
  const isPage = asked.get('accept')?.includes('text/html') ?? false;
  if (!isPage || view.layout !== 'grid') return [];
  const items = viewItems(libraryItems(await videosFor(asked), []), view, Date.now());
  return items.slice(0, MANY).flatMap(({ video }) => (video === undefined ? [] : [video]));
};

/** In the name of whoever asks, and under the name by which they came: the API lets nobody in who came by a foreign one. */
const videosFor = async (asked: Headers): Promise<readonly VideoSummary[]> => {
  const passed = new Headers({ 'x-forwarded-host': asked.get('host') ?? '' });
  for (const name of ['cookie', 'authorization']) {
    const value = asked.get(name);
    if (value !== null) passed.set(name, value);
  }
  try {
    const answer = await fetch(new URL('/api/videos', apiAddress()), { headers: passed, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    const isShort = Number(answer.headers.get('content-length') ?? Infinity) <= MAX_BYTES;
    if (answer.ok && isShort) return wire.videoList.parse(await answer.json()).videos;
    await answer.body?.cancel();
  } catch {
    // What is wrong is told by the browser, which asks as well.
  }
  return [];
};
