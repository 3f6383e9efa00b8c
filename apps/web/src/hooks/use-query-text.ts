'use client';

import { useEffect, useRef, useState } from 'react';
import { useKeptSearches } from './use-kept-searches.ts';
import { useSearchPlace } from './use-search-place.ts';

/** Milliseconds of rest after which what is typed is searched. */
const REST_MS = 180;

/** The text of the search field, in step with the address both ways. */
export function useQueryText() {
  const { q: inAddress, modalities, like, isOpen, goTo } = useSearchPlace();
  const { remember } = useKeptSearches();
  const [text, setOwnText] = useState(inAddress);
  const written = useRef(inAddress);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (inAddress === written.current) return;
    written.current = inAddress;
    setOwnText(inAddress);
  }, [inAddress]);
  useEffect(() => () => clearTimeout(timer.current), [isOpen]);

  const write = (value: string): void => {
    const q = value.trim();
    if (!isOpen && q === '') return;
    written.current = q;
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
