'use client';

import { useCallback, useMemo, useRef, useState } from 'react';

/** Which items are chosen, and how that changes. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  /** Chooses or leaves one; with `through`, all from the one chosen before to this one. */
  readonly toggle: (key: string, through: boolean) => void;
  readonly replace: (keys: readonly string[]) => void;
  /** Chooses these as well. */
  readonly add: (keys: readonly string[]) => void;
}

/** A choice among items; `keys` are all of them in the order in which they are shown. What has gone is chosen no longer. */
export function useSelection(keys: readonly string[]): Selection {
  const [all, setAll] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string>(undefined);
  const chosen = useMemo(() => new Set(keys.filter((key) => all.has(key))), [keys, all]);
  const toggle = useCallback((key: string, through: boolean) => {
    const [from, to] = [keys.indexOf(last.current ?? ''), keys.indexOf(key)];
    last.current = key;
    if (through && from >= 0) {
      const range = keys.slice(Math.min(from, to), Math.max(from, to) + 1);
      setAll((before) => new Set([...before, ...range]));
      return;
    }
    setAll((before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]));
  }, [keys]);
  const replace = useCallback((next: readonly string[]) => setAll(new Set(next)), []);
  const add = useCallback((more: readonly string[]) => setAll((before) => new Set([...before, ...more])), []);
  return useMemo(() => ({ chosen, toggle, replace, add }), [chosen, toggle, replace, add]);
}
