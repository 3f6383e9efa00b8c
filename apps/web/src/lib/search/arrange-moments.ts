import type { VideoSummary } from '@frameseek/core';
import type { ShownMoment } from './closer-moments.ts';

/** How moments are put in order, and what each order is called. */
export const MOMENT_ORDERS = [['best', 'Best first'], ['newest', 'Newest first'], ['title', 'By title']] as const;
/** An order of moments. */
export type MomentOrder = (typeof MOMENT_ORDERS)[number][0];

/** What the library knows of the videos, by their ids. */
export type KnownVideos = ReadonlyMap<string, Pick<VideoSummary, 'addedAt' | 'recordedAt' | 'duration' | 'hasVideo'>>;

/** Moments in another order than that of the answer; those of one video stay together and follow one another in time. */
export const sortMoments = (moments: readonly ShownMoment[], order: MomentOrder, known: KnownVideos): readonly ShownMoment[] => {
  if (order === 'best') return moments;
  const within = (a: ShownMoment, b: ShownMoment): number => compareText(a.video.id, b.video.id) || a.start - b.start;
  const byTitle = (a: ShownMoment, b: ShownMoment): number => a.video.title.localeCompare(b.video.title, undefined, { numeric: true });
  // The day of the recording where the file tells it, else that on which it came into the library.
  const date = ({ video: { id } }: ShownMoment): string => known.get(id)?.recordedAt ?? known.get(id)?.addedAt ?? '';
  return moments.toSorted(order === 'title' ? (a, b) => byTitle(a, b) || within(a, b) : (a, b) => compareText(date(b), date(a)) || byTitle(a, b) || within(a, b));
};

/** A video and its moments, the first of which leads. */
export interface MomentGroup {
  readonly video: ShownMoment['video'];
  readonly moments: readonly [ShownMoment, ...ShownMoment[]];
}

/** The moments by video, each video where the first of its moments stands. */
export const groupByVideo = (moments: readonly ShownMoment[]): readonly MomentGroup[] =>
  [...Map.groupBy(moments, ({ video: { id } }) => id).values()].flatMap(([first, ...rest]) => (first === undefined ? [] : [{ video: first.video, moments: [first, ...rest] }]));

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
