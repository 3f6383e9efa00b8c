'use client';

import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { splitLikes, withWords } from '../../lib/search/query-words.ts';
import { useSearchHistory } from './use-search-history.ts';
import { useSearchQuery, type HistoryEntry } from './use-search-query.ts';

/** Milliseconds of rest after which what is typed is searched. */
const REST_MS = 180;
/** Milliseconds after which what is typed next is another search, and no other wording of the same. */
const ANOTHER_MS = 2_500;

/** The text of the search field, in step with the address both ways. */
export function useQueryText(field: RefObject<HTMLInputElement | null>) {
  const place = useSearchQuery();
  const { q: inAddress, isOpen } = place;
  const { remember } = useSearchHistory();
  const [text, setOwnText] = useState(splitLikes(inAddress).words);
  const written = useRef(new Set([inAddress]));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const typedAt = useRef(-Infinity);
  // What is typed while a page is on its way is written by where the reader is then.
  const latest = useRef(place);
  useEffect(() => {
    latest.current = place;
  });

  useEffect(() => {
    // The address follows what is typed a little later, and must not overtake it.
    if (document.activeElement === field.current && written.current.has(inAddress)) return;
    written.current = new Set([inAddress]);
    setOwnText(splitLikes(inAddress).words);
  }, [inAddress, field]);
  useEffect(() => {
    // Where Back leads is another search, though it may have been written here.
    const forget = (): void => { written.current = new Set(); };
    addEventListener('popstate', forget);
    return () => removeEventListener('popstate', forget);
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    // Leaving the results ends what was still to be searched.
    return () => clearTimeout(timer.current);
  }, [isOpen]);

  const write = (value: string, entry: HistoryEntry): void => {
    const { q: before, modalities, like, isOpen: open, goTo } = latest.current;
    const q = withWords(before, value);
    if (!open && q === '') return;
    written.current.add(q);
    goTo({ q, modalities, ...(like === undefined ? {} : { like }) }, entry);
  };
  const setText = (value: string): void => {
    setOwnText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      write(value, performance.now() - typedAt.current > ANOTHER_MS ? 'new' : 'same');
      typedAt.current = performance.now();
    }, REST_MS);
  };
  const searchFor = (value: string): void => {
    clearTimeout(timer.current);
    setOwnText(splitLikes(value).words);
    if (value.trim() !== '') remember(value.trim());
    write(value, 'new');
  };
  /** What was typed is not searched after all: the field says again what the address does. */
  const searchNoMore = (): void => {
    clearTimeout(timer.current);
    setOwnText(inAddress);
  };
  return { text, setText, searchNow: () => searchFor(text), searchNoMore, searchFor };
}
