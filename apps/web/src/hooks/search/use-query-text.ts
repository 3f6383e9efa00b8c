'use client';

import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useSearchHistory } from './use-search-history.ts';
import { useSearchQuery } from './use-search-query.ts';

/** Milliseconds of rest after which what is typed is searched. */
const REST_MS = 180;

/** The text of the search field, in step with the address both ways. */
export function useQueryText(field: RefObject<HTMLInputElement | null>) {
  const place = useSearchQuery();
  const { q: inAddress, isOpen } = place;
  const { remember } = useSearchHistory();
  const [text, setOwnText] = useState(inAddress);
  const written = useRef(new Set([inAddress]));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What is typed while a page is on its way is written by where the reader is then.
  const latest = useRef(place);
  useEffect(() => {
    latest.current = place;
  });

  useEffect(() => {
    // The address follows what is typed a little later, and must not overtake it.
    if (document.activeElement === field.current && written.current.has(inAddress)) return;
    written.current = new Set([inAddress]);
    setOwnText(inAddress);
  }, [inAddress, field]);
  useEffect(() => {
    if (!isOpen) return;
    // Leaving the results ends what was still to be searched.
    return () => clearTimeout(timer.current);
  }, [isOpen]);

  const write = (value: string): void => {
    const q = value.trim();
    const { modalities, like, isOpen: open, goTo } = latest.current;
    if (!open && q === '') return;
    written.current.add(q);
    goTo({ q, modalities, ...(like === undefined ? {} : { like }) });
  };
  const setText = (value: string): void => {
    setOwnText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => write(value), REST_MS);
  };
  const searchFor = (value: string): void => {
    clearTimeout(timer.current);
    setOwnText(value);
    if (value.trim() !== '') remember(value.trim());
    write(value);
  };
  return { text, setText, searchFor, searchNow: () => searchFor(text) };
}
