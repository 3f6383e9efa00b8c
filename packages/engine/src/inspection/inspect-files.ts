import { isFault, type Abortable, type VideoRecord } from '@frameseek/core';
import { isFile } from '../library/is-file.ts';
import type { LibraryParts } from '../library-parts.ts';
import { finding, type Finding } from './finding.ts';
import { queueVideo } from '../jobs/queue-video.ts';

/** Files of which samples are read, picked by chance: all of a library would take long. */
const SAMPLED = 20;

/** Looks whether the files of the videos are there, and whether some of them are still what they were. */
export const inspectFiles = async (parts: LibraryParts, options: Abortable): Promise<readonly Finding[]> => {
  const { catalog } = parts;
  const gone: VideoRecord[] = [];
  const there: VideoRecord[] = [];
  for (const video of catalog.videos()) (await isFile(video.path) ? there : gone).push(video);
  const unmarked = gone.filter(({ missing }) => missing !== true);
  const changed: VideoRecord[] = [];
  for (const video of pickByChance(there)) if (await isOther(parts, video, options)) changed.push(video);
  return [
    ...finding('missing', unmarked.map(({ path }) => path), { words: 'These files are not where they were.', repair: () => {
      for (const { id } of unmarked) catalog.setMissing(id, true);
    } }),
    ...finding('changed', changed.map(({ path }) => path), { words: 'These files hold something else than when they were indexed.', repair: async () => {
      for (const { id, path } of changed) {
        // Its size and times may be the same as ever.
        catalog.doubtFile(path);
        await queueVideo(parts, id);
      }
    } }),
  ];
};

const pickByChance = (videos: readonly VideoRecord[]): readonly VideoRecord[] =>
  videos.map((video) => ({ video, order: Math.random() })).toSorted((a, b) => a.order - b.order).slice(0, SAMPLED).map(({ video }) => video);

/** An id that all of the file was needed for cannot be told from samples. */
const isOther = async ({ catalog, media }: LibraryParts, { id, path }: VideoRecord, options: Abortable): Promise<boolean> => {
  try {
    const digest = catalog.fileDigest(path);
    // A recording has its id before it has its content, and its digest once it was looked at as a whole.
    if (digest === undefined && catalog.recording(id) !== undefined) return false;
    return digest === undefined ? (await media.identify(path, options)) !== id : (await media.digest(path, options)) !== digest;
  } catch (error) {
    if (isFault(error)) return false;
    throw error;
  }
};
