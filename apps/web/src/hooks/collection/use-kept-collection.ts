'use client';

import { useEffect } from 'react';
import { localStore } from '../../lib/ui/local-store.ts';
import { useMay } from '../access/use-session.ts';
import { useVideos } from '../library/use-videos.ts';
import { useCollect } from './use-collections.ts';

interface KeptItem {
  readonly video: string;
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

const isItem = (value: unknown): value is KeptItem => {
  const { video, start, end, title } = Object(value) as Partial<Record<keyof KeptItem, unknown>>;
  return typeof start === 'number' && typeof end === 'number' && end > start && typeof video === 'string' && typeof title === 'string';
};
const isKept = (value: unknown): value is readonly KeptItem[] => Array.isArray(value) && value.every(isItem);

/** What earlier versions collected in this browser alone. */
export const keptCollection = localStore('frameseek-collection', isKept, []);

/** Puts it into a collection of the library, once; what belongs to videos that are gone meanwhile is left out. */
export function useKeptCollection(): void {
  const { mutate } = useCollect();
  const mayEdit = useMay('edit');
  const { data: library } = useVideos();
  useEffect(() => {
    if (library === undefined || !mayEdit) return;
    const kept = keptCollection.read();
    const there = kept.filter(({ video }) => library.videos.some(({ id }) => id === video));
    if (kept.length > 0) keptCollection.write([]);
    if (there.length > 0) mutate(there, { onError: () => keptCollection.write(there) });
  }, [mutate, mayEdit, library]);
}
