import type { Span } from '../time/span.ts';
import type { Probe, VideoId } from '../domain/video.ts';
import { foldText } from '../text/fold-text.ts';
import { isNearPlace } from './near-place.ts';
import type { QueryFilter } from './syntax/syntax.ts';

/** What filters look at of a video. */
export interface FilterableVideo {
  readonly id: VideoId;
  readonly title: string;
  readonly path: string;
  /** Paths of other files that hold the same. */
  readonly copies?: readonly string[];
  readonly tags?: readonly string[];
  /** Seconds, and ISO 8601; absent until the file has been read. */
  readonly probe?: Pick<Probe, 'duration' | 'recordedAt' | 'location'>;
}

/** Where the filters of a query let a search look. Absent means everywhere. */
export interface SearchScope {
  readonly videoIds?: readonly VideoId[];
  readonly within?: Span;
  /** What the filters left out that a person might miss. */
  readonly notes: readonly string[];
}

type FilterOf<Field extends QueryFilter['field']> = Extract<QueryFilter, { readonly field: Field }>;

/** The videos, and the span of each, that the filters of a query allow. */
export const applyFilters = (filters: readonly QueryFilter[], videos: readonly FilterableVideo[]): SearchScope => {
  const dates = filters.flatMap((filter) => ('date' in filter ? [filter] : []));
  const within = spanOf(filters.flatMap((filter) => ('at' in filter ? [filter] : [])));
  const ofVideos = filters.filter((filter) => !('at' in filter) && filter.field !== 'speaker');
  const undated = dates.length === 0 ? 0 : videos.filter(({ probe }) => probe?.recordedAt === undefined).length;
  const unplaced = filters.some(({ field }) => field === 'near') ? videos.filter(({ probe }) => probe?.location === undefined).length : 0;
  return {
    ...(ofVideos.length === 0 ? {} : { videoIds: videos.filter((video) => allows(ofVideos, video)).map(({ id }) => id) }),
    ...(within === undefined ? {} : { within }),
    notes: [...(undated === 0 ? [] : [undatedNote(undated)]), ...(unplaced === 0 ? [] : [unplacedNote(unplaced)]), ...unknownTagNotes(filters, videos)],
  };
};

/** Tags that are named in a note on one that nobody gave. */
const NAMED_TAGS = 8;

/** Of each tag that is asked for and that no video has, with those that there are. */
const unknownTagNotes = (filters: readonly QueryFilter[], videos: readonly FilterableVideo[]): readonly string[] => {
  const asked = filters.filter((filter): filter is FilterOf<'tag'> => filter.field === 'tag');
  return asked.filter(({ text }) => !videos.some((video) => isTagged(video, text))).map(({ text }) => {
    const tags = [...new Map(videos.flatMap((video) => video.tags ?? []).map((tag) => [foldText(tag), tag])).values()].toSorted((a, b) => a.localeCompare(b));
    const named = tags.slice(0, NAMED_TAGS).map((tag) => `“${tag}”`).join(', ');
    return `No video has the tag “${text}”${tags.length === 0 ? ', nor any other.' : `; there are ${named}${tags.length > NAMED_TAGS ? ` and ${tags.length - NAMED_TAGS} more` : ''}.`}`;
  });
};

const unplacedNote = (count: number): string =>
  count === 1
    ? 'One video does not say where it was recorded, and is left out.'
    : `${count} videos do not say where they were recorded, and are left out.`;

const undatedNote = (count: number): string =>
  count === 1
    ? 'One video does not say when it was recorded, and is left out.'
    : `${count} videos do not say when they were recorded, and are left out.`;

/** After the latest `after`, before the earliest `before`. */
const spanOf = (places: readonly { readonly field: 'after' | 'before'; readonly at: number }[]): Span | undefined =>
  places.length === 0 ? undefined : {
    start: Math.max(0, ...places.filter(({ field }) => field === 'after').map(({ at }) => at)),
    end: Math.min(Infinity, ...places.filter(({ field }) => field === 'before').map(({ at }) => at)),
  };

/** Several titles mean any of them; everything else must hold at once. */
const allows = (filters: readonly QueryFilter[], video: FilterableVideo): boolean => {
  const names = filters.filter((filter): filter is FilterOf<'in'> => filter.field === 'in');
  const wanted = names.filter(({ not }) => !not);
  return (wanted.length === 0 || wanted.some(({ text }) => isNamed(video, text)))
    && names.every(({ not, text }) => !not || !isNamed(video, text))
    && filters.every((filter) => holds(filter, video));
};

const isNamed = ({ title, path, copies = [] }: FilterableVideo, text: string): boolean =>
  [title, path, ...copies].some((name) => foldText(name).includes(foldText(text)));

const isTagged = ({ tags = [] }: FilterableVideo, text: string): boolean => tags.some((tag) => foldText(tag) === foldText(text));

const holds = (filter: QueryFilter, video: FilterableVideo): boolean => {
  const { probe } = video;
  switch (filter.field) {
    case 'in':
    // Of moments: whoever searches looks who speaks in them.
    case 'speaker':
      return true;
    case 'tag':
      return isTagged(video, filter.text) !== filter.not;
    case 'after':
    case 'before':
      return 'at' in filter || (probe?.recordedAt !== undefined && isOnSide(filter, probe.recordedAt));
    case 'on':
      return probe?.recordedAt !== undefined && probe.recordedAt.startsWith(filter.date) !== filter.not;
    case 'near':
      return probe?.location !== undefined && isNearPlace(probe.location, filter.text) !== filter.not;
    case 'longer':
      return probe !== undefined && probe.duration > filter.seconds;
    case 'shorter':
      return probe !== undefined && probe.duration < filter.seconds;
    default:
      return filter satisfies never;
  }
};

/** ISO 8601 is ordered like text; a day is before all times in it. */
const isOnSide = ({ field, date }: { readonly field: 'after' | 'before'; readonly date: string }, recordedAt: string): boolean =>
  field === 'after' ? recordedAt >= date : recordedAt < date;
