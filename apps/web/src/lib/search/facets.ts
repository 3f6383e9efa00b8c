import type { QueryFilter, VideoSummary } from '@frameseek/core';
import type { ShownMoment } from './closer-moments.ts';

/** One way to narrow down what was found, and how many of the moments it leaves. */
export interface Facet {
  readonly filter: Extract<QueryFilter, { readonly field: 'tag' | 'on' | 'near' | 'in' }>;
  readonly moments: number;
}

/** What the library knows of the videos that were found, by their ids. */
type TaggedVideos = ReadonlyMap<string, Pick<VideoSummary, 'recordedAt' | 'place' | 'tags'>>;

/** Facets of each kind that are shown. */
const MAX_OF_KIND = 4;

/**
 * How these moments can be narrowed down: by a tag, by the year of recording (by its months, where all are of one year), by
 * the city that is nearest, and by a video, each with the moments that are left, the most first. What all of them share narrows nothing, and is not there.
 */
export const facetsOf = (moments: readonly ShownMoment[], known: TaggedVideos): readonly Facet[] => {
  const count = (valuesOf: (moment: ShownMoment) => readonly string[], toFilter: (value: string) => Facet['filter']): readonly Facet[] => {
    const counts = new Map<string, number>();
    for (const moment of moments) for (const value of valuesOf(moment)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].filter(([, found]) => found < moments.length)
      .toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b, undefined, { numeric: true }))
      .slice(0, MAX_OF_KIND)
      .map(([value, found]) => ({ filter: toFilter(value), moments: found }));
  };
  const recorded = ({ video: { id } }: ShownMoment, digits: number): readonly string[] => known.get(id)?.recordedAt?.slice(0, digits).match(/^[\d-]+$/u) ?? [];
  const years = new Set(moments.flatMap((moment) => recorded(moment, YEAR)));
  return [
    ...count((moment) => known.get(moment.video.id)?.tags ?? [], (text) => ({ field: 'tag', text, not: false })),
    ...count((moment) => recorded(moment, years.size > 1 ? YEAR : MONTH), (date) => ({ field: 'on', date, not: false })),
    ...count(({ video: { id } }) => known.get(id)?.place?.split(',').slice(0, 1) ?? [], (text) => ({ field: 'near', text, not: false })),
    ...count((moment) => [moment.video.title], (text) => ({ field: 'in', text, not: false })),
  ];
};

/** Characters of an ISO 8601 date that are its year, and its month. */
const YEAR = 4;
const MONTH = 7;
