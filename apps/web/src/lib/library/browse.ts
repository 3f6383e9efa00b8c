import { folderOf, isBelowFolder, type VideoSummary } from '@frameseek/core';

/** Ways of looking through the library without a query. */
export const BROWSE = ['date', 'place', 'folder', 'tag', 'copies', 'trash'] as const;
/** One of them. */
export type BrowseBy = (typeof BROWSE)[number];

/** The address of one way of looking through the library; `at`: a year, or the path of a folder. */
export const browseHref = (by: BrowseBy, at?: string): string => `/browse?${new URLSearchParams({ by, ...(at !== undefined && { at }) })}`;

/** The videos of one day, month or year; `key` as ISO 8601 writes it, cut off. */
interface DateGroup {
  readonly key: string;
  readonly videos: readonly VideoSummary[];
}

/** Characters of a year, a month and a day in ISO 8601. */
const LENGTHS = { year: 4, month: 7, day: 10 } as const;

/** The videos that say when they were recorded, by year, month or day, the latest first; days are those of the camera. */
export const byDate = (videos: readonly VideoSummary[], unit: keyof typeof LENGTHS): readonly DateGroup[] => {
  const groups = Map.groupBy(videos.filter(({ recordedAt }) => recordedAt !== undefined), ({ recordedAt = '' }) => recordedAt.slice(0, LENGTHS[unit]));
  return [...groups]
    .map(([key, group]) => ({ key, videos: group.toSorted((a, b) => (a.recordedAt ?? '').localeCompare(b.recordedAt ?? '')) }))
    .toSorted((a, b) => b.key.localeCompare(a.key));
};

/** A folder with the videos in it and below. */
interface FolderGroup {
  readonly path: string;
  readonly videos: readonly VideoSummary[];
}

/** What lies in a folder: the folders in it that hold videos, and the videos that lie in it themselves. */
interface FolderView {
  readonly path: string;
  /** From the topmost folder that holds all videos to the one above this. */
  readonly above: readonly string[];
  readonly folders: readonly FolderGroup[];
  readonly videos: readonly VideoSummary[];
}

/** A folder as it is looked into; without a path, the lowest that holds all videos. */
export const folderView = (videos: readonly VideoSummary[], path?: string): FolderView => {
  const top = commonFolder(videos.map((video) => folderOf(video.path)));
  const at = path !== undefined && (path === top || isBelowFolder(path, top)) ? path : top;
  const below = videos.filter((video) => isBelowFolder(video.path, at));
  const direct = below.filter((video) => folderOf(video.path) === at);
  const groups = Map.groupBy(below.filter((video) => folderOf(video.path) !== at), (video) => childOf(at, folderOf(video.path)));
  const folders = [...groups].map(([folder, inside]) => ({ path: folder, videos: inside })).toSorted((a, b) => a.path.localeCompare(b.path, undefined, { numeric: true }));
  return { path: at, above: at === top ? [] : foldersBetween(top, at), folders, videos: direct.toSorted((a, b) => a.title.localeCompare(b.title, undefined, { numeric: true })) };
};

/** A folder and all above it, the topmost first. */
const withParents = (folder: string): readonly string[] => {
  const parent = folderOf(folder);
  return parent === folder ? [folder] : [...withParents(parent), folder];
};

const commonFolder = (folders: readonly string[]): string => {
  const [first = '/', ...others] = new Set(folders);
  return withParents(first).findLast((folder) => others.every((other) => other === folder || isBelowFolder(other, folder))) ?? '/';
};

const foldersBetween = (top: string, folder: string): readonly string[] => withParents(folder).filter((one) => one !== folder && (one === top || isBelowFolder(one, top)));

/** The folder in `at` that is, or holds, `folder`. */
const childOf = (at: string, folder: string): string => withParents(folder).find((one) => one !== at && isBelowFolder(one, at)) ?? folder;

/** Every tag with its videos, the most used first. */
export const byTag = (videos: readonly VideoSummary[]): readonly { readonly tag: string; readonly videos: readonly VideoSummary[] }[] => {
  const tags = new Map<string, VideoSummary[]>();
  for (const video of videos) for (const tag of video.tags) tags.set(tag, [...(tags.get(tag) ?? []), video]);
  return [...tags].map(([tag, tagged]) => ({ tag, videos: tagged })).toSorted((a, b) => b.videos.length - a.videos.length || a.tag.localeCompare(b.tag));
};
