'use client';

import { useQuery } from '@tanstack/react-query';
import type { SearchResponse } from '@frameseek/core';
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { lookCloser } from '../../lib/api/api-search.ts';
import type { SearchParameters } from '../../lib/search/search-parameters.ts';
import { withCloserLook } from '../../lib/search/closer-moments.ts';
import { animateReorder } from '../../lib/ui/animate-reorder.ts';
import { usePressed } from '../ui/use-pressed.ts';

/** Milliseconds that an answer stands before its moments are looked at again: not for a query that is still being typed. */
const STANDS_MS = 1_500;
/** Milliseconds in which a second look is not taken again. */
const FRESH_MS = 300_000;

/** What a search has found so far. */
interface Found {
  readonly answer: SearchResponse | undefined;
  /** Nothing more comes of it. */
  readonly isWhole: boolean;
}

interface CloserLook {
  /** The answer, in its new order once that is there. */
  readonly shown: SearchResponse | undefined;
  readonly looking: boolean;
}

/**
 * Has the best moments of a whole answer looked at again, and shows them in their new order: with a short move, and not while a
 * pointer is pressed. A failure changes nothing: what was found stands.
 */
export function useCloserLook({ q, modalities, like }: SearchParameters, { answer, isWhole }: Found, list: RefObject<HTMLElement | null>): CloserLook {
  const moments = isWhole && answer?.match === true ? answer.moments : undefined;
  const [stands, setStands] = useState<SearchResponse['moments']>();
  useEffect(() => {
    if (moments === undefined) return undefined;
    const timer = setTimeout(() => setStands(moments), STANDS_MS);
    return () => clearTimeout(timer);
  }, [moments]);
  const worth = moments !== undefined && stands === moments && moments.some(({ hits: [lead] }) => lead?.modality === 'visual');
  const { data, isFetching } = useQuery({
    queryKey: ['closer', q, modalities, like ?? null],
    queryFn: ({ signal }) => lookCloser({ q, modalities, ...(like && { like }) }, { signal }),
    enabled: worth,
    retry: false,
    staleTime: FRESH_MS,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
  // What is known already when the page is drawn, as after going back to it, is in its place from the beginning.
  const [inPlace, setInPlace] = useState(data);
  const pressed = usePressed();
  const frame = useRef(0);
  useEffect(() => {
    if (data === undefined || data === inPlace) return undefined;
    const put = (): void => {
      if (pressed.current) frame.current = requestAnimationFrame(put);
      else if (list.current === null) setInPlace(data);
      else animateReorder(list.current, () => flushSync(() => setInPlace(data)));
    };
    frame.current = requestAnimationFrame(put);
    return () => cancelAnimationFrame(frame.current);
  }, [data, inPlace, list, pressed]);
  return { shown: answer && withCloserLook(answer, inPlace), looking: isFetching };
}
