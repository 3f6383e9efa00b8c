import type { Abortable, Modality, SegmentTally, VideoId } from '@frameseek/core';
import { hasEnded } from '../jobs/work-queue.ts';
import type { LibraryParts } from '../library-parts.ts';
import { finding, type Finding } from './finding.ts';
import { queueVideo } from '../jobs/queue-video.ts';

/** Jobs that are looked through for videos that are being written. */
const MAX_JOBS = 1_000;

/** Holds what lies in the store against what the catalog says of it. */
export const inspectStore = async (parts: LibraryParts, store: string, options: Abortable): Promise<readonly Finding[]> => {
  const { catalog, index } = parts;
  const tallies = await index.tally(options);
  const known = new Set(catalog.everyVideo().map(({ id }) => id));
  const working = catalog.jobs({ limit: MAX_JOBS }).filter((job) => !hasEnded(job));
  const busy = new Set([...working, ...catalog.recordings('open')].map(({ videoId }) => videoId));
  const lost = catalog.videosNotHeld(store).filter((id) => !busy.has(id));
  const orphans = [...new Set(tallies.map(({ videoId }) => videoId).filter((id) => !known.has(id)))];
  const leftovers = findLeftovers(parts, store, tallies.filter(({ videoId }) => known.has(videoId) && !busy.has(videoId)));
  const title = (id: VideoId): string => catalog.video(id)?.title ?? id;
  return [
    ...finding('lost', lost.map(title), { words: 'The store does not have what was found in these films.', repair: async () => {
      for (const id of lost) await queueVideo(parts, id);
    } }),
    ...finding('orphans', orphans, { words: 'The store has segments of films that are not in the library.', repair: async () => {
      for (const id of orphans) await index.remove(id, options);
    } }),
    ...finding('leftovers', [...new Set(leftovers.map(({ videoId }) => title(videoId)))], { words: 'The store has segments that were replaced, or that nobody finished.', repair: async () => {
      for (const { videoId, modality, keeping } of leftovers) {
        await index.remove(videoId, { modality, ...options, ...(keeping !== undefined && { keeping }) });
        catalog.forgetGenerations(store, { videoId, modality, ...(keeping !== undefined && { keeping }) });
      }
    } }),
  ];
};

interface Leftover {
  readonly videoId: VideoId;
  readonly modality: Modality;
  /** The generation that answers; absent where none does. */
  readonly keeping: number | undefined;
}

const findLeftovers = ({ catalog }: LibraryParts, store: string, tallies: readonly SegmentTally[]): readonly Leftover[] => {
  const found = new Map<string, Leftover>();
  for (const { videoId, modality, generation } of tallies) {
    const keeping = catalog.currentGeneration(store, { videoId, modality })?.generation;
    if (keeping !== generation) found.set(`${videoId} ${modality}`, { videoId, modality, keeping });
  }
  return [...found.values()];
};
