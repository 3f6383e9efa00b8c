'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { z } from 'zod';

const KEY = 'frameseek-hidden-jobs';
/** Ids that are remembered; older ones have long left the server's list. */
const LIMIT = 500;
const ids = z.array(z.string()).catch([]);
const NONE: readonly string[] = [];
const listeners = new Set<() => void>();
let cache: { readonly raw: string; readonly ids: readonly string[] } | undefined;

/** Ended jobs that the reader has put away in this browser; the server keeps no list of what was looked at. */
export function useHiddenJobs() {
  const hidden = useSyncExternalStore(subscribe, read, () => NONE);
  const hide = useCallback((id: string) => {
    localStorage.setItem(KEY, JSON.stringify([...read(), id].slice(-LIMIT)));
    for (const listener of listeners) listener();
  }, []);
  return { hidden, hide };
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
};

const read = (): readonly string[] => {
  const raw = localStorage.getItem(KEY) ?? '[]';
  if (cache?.raw !== raw) cache = { raw, ids: ids.parse(safeJson(raw)) };
  return cache.ids;
};

const safeJson = (raw: string): unknown => {
  try {
    return JSON.parse(raw);
  } catch {
    return [];
  }
};
