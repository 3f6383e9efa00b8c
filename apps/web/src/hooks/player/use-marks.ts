'use client';

import type { Collection, Span, VideoDetail } from '@frameseek/core';
import { useMemo } from 'react';
import { useMay } from '../access/use-session.ts';
import { useCollection } from '../collection/use-collection.ts';
import { useCollect, useCollections } from '../collection/use-collections.ts';
import { useWords } from '../ui/use-words.tsx';

/** Seconds of a marker: a place, and enough behind it to be seen. */
const MARKER_SECONDS = 1;

interface MarksOptions {
  readonly video: VideoDetail;
  /** What is added: the range, or the moment that plays; the shot at the present place if absent. */
  readonly taken: Span | undefined;
  readonly now: () => number;
}

/** What the present collection holds of a video, and how the present place is added to it: as a moment, or as a marker. */
export interface Marks {
  readonly marks: readonly Collection['items'][number][];
  readonly add: () => void;
  readonly mark: () => void;
}

/** Moments and markers of a video are one: both are moments of the collection that this browser has chosen. */
export function useMarks({ video, taken, now }: MarksOptions): Marks {
  const { t } = useWords();
  const { current } = useCollections();
  const { data } = useCollection(current?.id);
  const { mutate } = useCollect();
  const mayEdit = useMay('edit');
  const marks = useMemo(() => data?.items.filter((item) => item.video === video.id) ?? [], [data, video.id]);
  const collect = ({ start, end }: Span, title: string, marker = false): void => {
    if (mayEdit) mutate([{ video: video.id, start, end, title, ...(marker && { marker }) }]);
  };
  return {
    marks,
    add: () => collect(taken ?? shotAt(video, now()), video.title),
    mark: () => {
      const start = Math.max(0, Math.min(now(), video.duration - MARKER_SECONDS));
      collect({ start, end: start + MARKER_SECONDS }, t('Marker {n}', { n: marks.length + 1 }), true);
    },
  };
}

/** The shot in which a time lies; all of the video where none is known. */
const shotAt = ({ shots, duration }: VideoDetail, at: number): Span => shots.findLast(({ start }) => start <= at) ?? { start: 0, end: duration };
