import { folderOf, isBelowFolder } from '@frameseek/core';
import type { LibraryItem } from './library-items.ts';

const LAYOUTS = ['grid', 'list'] as const;
const SORTS = ['newest', 'oldest', 'recorded', 'title', 'longest', 'shortest', 'largest'] as const;
const STATES = ['ready', 'busy', 'problem'] as const;
const LENGTHS = ['minute', 'ten', 'hour', 'more'] as const;
const DATES = ['day', 'week', 'month', 'year'] as const;

/** How the library is looked at: all of it stands in the address, so that it can be kept and shared. */
export interface LibraryView {
  readonly layout: (typeof LAYOUTS)[number];
  readonly sort: (typeof SORTS)[number];
  /** Part of the title or of the path. */
  readonly name: string;
  readonly state?: (typeof STATES)[number];
  readonly length?: (typeof LENGTHS)[number];
  /** When it was added. */
  readonly date?: (typeof DATES)[number];
  readonly tag?: string;
  /** The folder that the file lies in, or one above it. */
  readonly folder?: string;
}

/** The library as it is looked at where the address says nothing. */
export const DEFAULT_VIEW: LibraryView = { layout: 'grid', sort: 'newest', name: '' };

/** What limits the library, by the names in the address. */
export const FILTERS = ['name', 'state', 'length', 'date', 'tag', 'folder'] as const;

/** The view that the address names; what it does not name, or names wrongly, is as usual. */
export function readLibraryView(parameters: URLSearchParams): LibraryView {
  const one = <Value extends string>(key: string, values: readonly Value[]): Value | undefined =>
    values.find((value) => value === parameters.get(key));
  const state = one('state', STATES);
  const length = one('length', LENGTHS);
  const date = one('date', DATES);
  const tag = parameters.get('tag');
  const folder = parameters.get('folder');
  return {
    layout: one('layout', LAYOUTS) ?? DEFAULT_VIEW.layout,
    sort: one('sort', SORTS) ?? DEFAULT_VIEW.sort,
    name: parameters.get('name') ?? '',
    ...(state && { state }), ...(length && { length }), ...(date && { date }), ...(tag && { tag }), ...(folder && { folder }),
  };
}

/** The address of a view; what is as usual is left out of it. */
export const libraryHref = (view: LibraryView): string => {
  const parameters = new URLSearchParams();
  for (const key of ['layout', 'sort', ...FILTERS] as const) {
    const value = view[key];
    if (value !== undefined && value !== '' && value !== (key === 'layout' || key === 'sort' ? DEFAULT_VIEW[key] : undefined)) parameters.set(key, value);
  }
  return parameters.size > 0 ? `/?${parameters}` : '/';
};

/** Whether a view leaves anything out. */
export const isFiltered = (view: LibraryView): boolean => FILTERS.some((key) => (view[key] ?? '') !== '');

/** The same view with nothing left out. */
export const withoutFilters = ({ layout, sort }: LibraryView): LibraryView => ({ ...DEFAULT_VIEW, layout, sort });

/** The items that a view shows, in its order. `now` is in milliseconds. */
export const viewItems = (items: readonly LibraryItem[], view: LibraryView, now: number): readonly LibraryItem[] =>
  items.filter((item) => isShown(item, view, now)).toSorted(ORDERS[view.sort]);

const isShown = (item: LibraryItem, view: LibraryView, now: number): boolean => {
  const { state, length, date, tag, folder } = view;
  const name = view.name.trim().toLowerCase();
  return (name === '' || [item.title, item.path, ...(item.video?.copies ?? [])].some((one) => one.toLowerCase().includes(name)))
    && (state === undefined || groupOf(item) === state)
    && (length === undefined || (item.video !== undefined && lengthOf(item.video.duration) === length))
    && (date === undefined || now - addedAt(item) <= DAYS[date] * DAY_MS)
    && (tag === undefined || (item.video?.tags.includes(tag) ?? false))
    && (folder === undefined || isBelowFolder(item.path, folder));
};

const DAY_MS = 24 * 3_600 * 1_000;
const DAYS = { day: 1, week: 7, month: 30, year: 365 } as const;

/** What people look for when they filter by state. */
const groupOf = ({ state, video }: LibraryItem): (typeof STATES)[number] => {
  if (state === 'ready') return video?.missing === true ? 'problem' : 'ready';
  return state === 'queued' || state === 'indexing' ? 'busy' : 'problem';
};

const lengthOf = (seconds: number): (typeof LENGTHS)[number] => {
  if (seconds < 60) return 'minute';
  if (seconds < 600) return 'ten';
  return seconds < 3_600 ? 'hour' : 'more';
};

const addedAt = ({ video, job }: LibraryItem): number => Date.parse(video?.addedAt ?? job?.createdAt ?? '') || 0;
const recordedAt = (item: LibraryItem): number => Date.parse(item.video?.recordedAt ?? '') || addedAt(item);
const byTitle = (a: LibraryItem, b: LibraryItem): number => a.title.localeCompare(b.title, undefined, { numeric: true });

type Order = (a: LibraryItem, b: LibraryItem) => number;
const falling = (value: (item: LibraryItem) => number): Order => (a, b) => value(b) - value(a) || byTitle(a, b);

const ORDERS: Readonly<Record<LibraryView['sort'], Order>> = {
  newest: falling(addedAt),
  oldest: falling((item) => -addedAt(item)),
  recorded: falling(recordedAt),
  title: byTitle,
  longest: falling(({ video }) => video?.duration ?? 0),
  // What is not read yet has no length, and stands at the end.
  shortest: falling(({ video }) => -(video?.duration ?? Number.MAX_SAFE_INTEGER)),
  largest: falling(({ video }) => video?.sizeBytes ?? 0),
};

/** Every tag of the library with the number of its videos, the most used first. */
export const tagsOf = (items: readonly LibraryItem[]): readonly (readonly [tag: string, videos: number])[] =>
  tally(items.flatMap(({ video }) => video?.tags ?? []));

/** Every folder that holds files of the library, with their number. */
export const foldersOf = (items: readonly LibraryItem[]): readonly (readonly [folder: string, videos: number])[] =>
  tally(items.map(({ path }) => folderOf(path)));

const tally = (values: readonly string[]): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b));
};
