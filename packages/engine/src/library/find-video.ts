import { resolve } from 'node:path';
import { Fault, shownPath, type VideoId } from '@frameseek/core';

interface Named {
  readonly id: VideoId;
  readonly path: string;
  readonly title: string;
}

/** Shorter starts of an id are too easily typed by mistake. */
const MIN_ID_LENGTH = 6;

/**
 * The one video that a person means by its id (or the start of it), path or title. Throws `library/unknown-video`, or
 * `input/invalid` when several have that name.
 */
export const findVideo = <Video extends Named>(videos: readonly Video[], named: string): Video => {
  const path = resolve(named);
  // A Mac writes accents as letters of their own.
  const title = named.normalize('NFC');
  const ways: ((video: Video) => boolean)[] = [
    (video) => video.id === named,
    (video) => video.path === path,
    (video) => video.path.normalize('NFC') === path.normalize('NFC'),
    // Of a path that is no UTF-8 only what is shown can be typed.
    (video) => shownPath(video.path) === path,
    (video) => video.title.normalize('NFC') === title,
    (video) => named.length >= MIN_ID_LENGTH && video.id.startsWith(named),
    (video) => video.title.normalize('NFC').toLowerCase() === title.toLowerCase(),
  ];
  for (const way of ways) {
    const [found, ...others] = videos.filter(way);
    if (found === undefined) continue;
    if (others.length === 0) return found;
    throw new Fault('input/invalid', {
      problems: [`several videos are called ${named}; name one by its id: ${[found, ...others].map(({ id }) => id).join(', ')}`],
    });
  }
  throw new Fault('library/unknown-video', { id: named });
};
