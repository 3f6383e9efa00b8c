'use client';

import { useEffect, useRef } from 'react';

/** Keeps the open tab of a list that is wider than its box in the middle of it; only the list scrolls, never the page. */
export function useTabInView(open: string) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = list.current;
    const tab = box?.querySelector<HTMLElement>('[aria-selected=true]');
    if (box === null || tab === null || tab === undefined) return;
    const left = tab.getBoundingClientRect().left - box.getBoundingClientRect().left + box.scrollLeft;
    box.scrollTo({ left: left - (box.clientWidth - tab.offsetWidth) / 2 });
  }, [open]);
  return list;
}
