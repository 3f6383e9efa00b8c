import type { FilmChapter, FilmMetadata } from '@frameseek/core';
import type { RawChapter } from './raw-stream.ts';
import { tagOf, type Tags } from './tags.ts';

/** Characters of one field that are kept, and chapters of one film. */
const MAX_LENGTH = 5_000;
const MAX_CHAPTERS = 2_000;

/** Names of the fields in the containers, the likeliest first: MP4 and QuickTime, Matroska, ID3. */
const NAMES: Readonly<Record<Exclude<keyof FilmMetadata, 'chapters'>, readonly string[]>> = {
  title: ['title', 'com.apple.quicktime.title'],
  description: ['description', 'synopsis', 'summary', 'com.apple.quicktime.description'],
  comment: ['comment', 'com.apple.quicktime.comment'],
  artist: ['artist', 'author', 'album_artist', 'com.apple.quicktime.artist', 'com.apple.quicktime.author'],
  camera: ['com.apple.quicktime.model', 'com.android.model', 'model', 'com.android.manufacturer', 'make', 'com.apple.quicktime.make'],
};

/** What a container tells about its film: title, description, chapters and the like; undefined where it tells nothing. */
export const filmMetadata = (tags: Tags, rawChapters: readonly RawChapter[]): FilmMetadata | undefined => {
  const found: { -readonly [Key in keyof FilmMetadata]?: FilmMetadata[Key] } = {};
  for (const key of ['title', 'description', 'comment', 'artist', 'camera'] as const) {
    const value = NAMES[key].map((name) => tagOf(tags, name)?.trim().slice(0, MAX_LENGTH)).find((text) => text !== undefined && text !== '');
    if (value !== undefined) found[key] = value;
  }
  const chapters = rawChapters.slice(0, MAX_CHAPTERS).flatMap(toChapter);
  if (chapters.length > 0) found.chapters = chapters;
  return Object.keys(found).length === 0 ? undefined : found;
};

/** One without a title, or that takes no time, tells nothing. */
const toChapter = ({ start_time: start, end_time: end, tags }: RawChapter): readonly FilmChapter[] => {
  const title = tagOf(tags, 'title')?.trim().slice(0, MAX_LENGTH) ?? '';
  return title === '' || !(end > start) ? [] : [{ start: Math.max(0, start), end, title }];
};
