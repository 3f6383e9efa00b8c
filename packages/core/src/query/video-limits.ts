import type { Span } from '../time/span.ts';
import type { Limit } from './syntax.ts';
import type { VideoRecord } from '../catalog/videos/video-repository.ts';
import type { VideoId } from '../domain/video.ts';
import { foldText } from '../text/fold-text.ts';

/** Where the limits of a query let a search look. Absent means everywhere. */
export interface Allowed {
  readonly videoIds?: readonly VideoId[];
  readonly within?: Span;
  /** What the limits left out that a person might miss. */
  readonly notes: readonly string[];
}

type LimitOf<Field extends Limit['field']> = Extract<Limit, { readonly field: Field }>;

/** The videos, and the stretch of each, that the limits of a query allow. */
export const applyLimits = (limits: readonly Limit[], videos: readonly VideoRecord[]): Allowed => {
  const dates = limits.flatMap((limit) => ('date' in limit ? [limit] : []));
  const within = stretch(limits.flatMap((limit) => ('at' in limit ? [limit] : [])));
  const ofVideos = limits.filter((limit) => !('at' in limit));
  const undated = dates.length === 0 ? 0 : videos.filter(({ probe }) => probe?.recordedAt === undefined).length;
  return {
    ...(ofVideos.length === 0 ? {} : { videoIds: videos.filter((video) => allows(ofVideos, video)).map(({ id }) => id) }),
    ...(within === undefined ? {} : { within }),
    notes: undated === 0 ? [] : [undatedNote(undated)],
  };
};

const undatedNote = (count: number): string =>
  count === 1
    ? 'One video does not say when it was recorded, and is left out.'
    : `${count} videos do not say when they were recorded, and are left out.`;

/** After the latest `after`, before the earliest `before`. */
const stretch = (places: readonly { readonly field: 'after' | 'before'; readonly at: number }[]): Span | undefined =>
  places.length === 0 ? undefined : {
    start: Math.max(0, ...places.filter(({ field }) => field === 'after').map(({ at }) => at)),
    end: Math.min(Infinity, ...places.filter(({ field }) => field === 'before').map(({ at }) => at)),
  };

/** Several titles mean any of them; everything else must hold at once. */
const allows = (limits: readonly Limit[], video: VideoRecord): boolean => {
  const names = limits.filter((limit): limit is LimitOf<'in'> => limit.field === 'in');
  const wanted = names.filter(({ not }) => !not);
  return (wanted.length === 0 || wanted.some(({ text }) => isNamed(video, text)))
    && names.every(({ not, text }) => !not || !isNamed(video, text))
    && limits.every((limit) => holds(limit, video));
};

const isNamed = ({ title, path }: VideoRecord, text: string): boolean =>
  foldText(title).includes(foldText(text)) || foldText(path).includes(foldText(text));

const isTagged = ({ tags = [] }: VideoRecord, text: string): boolean => tags.some((tag) => foldText(tag) === foldText(text));

const holds = (limit: Limit, video: VideoRecord): boolean => {
  const { probe } = video;
  switch (limit.field) {
    case 'in':
      return true;
    case 'tag':
      return isTagged(video, limit.text) !== limit.not;
    case 'after':
    case 'before':
      return 'at' in limit || (probe?.recordedAt !== undefined && isOnSide(limit, probe.recordedAt));
    case 'longer':
      return probe !== undefined && probe.duration > limit.seconds;
    case 'shorter':
      return probe !== undefined && probe.duration < limit.seconds;
    default:
      return limit satisfies never;
  }
};

/** ISO 8601 is ordered like text; a day is before all times in it. */
const isOnSide = ({ field, date }: { readonly field: 'after' | 'before'; readonly date: string }, recordedAt: string): boolean =>
  field === 'after' ? recordedAt >= date : recordedAt < date;
