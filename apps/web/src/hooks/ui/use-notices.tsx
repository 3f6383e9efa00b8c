'use client';

import { createContext, use, useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

/** A short message about something that has just happened. */
interface Notice {
  readonly id: number;
  readonly kind: 'good' | 'bad';
  readonly text: string;
  /** What can be done about it, once; it goes with that. */
  readonly action?: { readonly label: string; readonly act: () => void };
}

interface Notices {
  readonly notices: readonly Notice[];
  readonly notify: (notice: Omit<Notice, 'id'>) => void;
  readonly dismiss: (id: number) => void;
}

const Context = createContext<Notices>({ notices: [], notify: () => undefined, dismiss: () => undefined });

/** The messages that are shown, and how to show and dismiss one. */
export const useNotices = (): Notices => use(Context);

/** Milliseconds that good news stay, and those about which something can be done; bad news stay until dismissed. */
const GOOD_NEWS_MS = 5_000;
const ACTION_MS = 15_000;
let nextId = 1;

/** Keeps the last four messages for the whole app. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const dismiss = useCallback((id: number) => setNotices((all) => all.filter((notice) => notice.id !== id)), []);
  const notify = useCallback((notice: Omit<Notice, 'id'>) => {
    const id = nextId++;
    setNotices((all) => [...all.filter(({ text }) => text !== notice.text), { ...notice, id }].slice(-4));
    if (notice.kind === 'good') setTimeout(() => dismiss(id), notice.action === undefined ? GOOD_NEWS_MS : ACTION_MS);
  }, [dismiss]);
  const value = useMemo(() => ({ notices, notify, dismiss }), [notices, notify, dismiss]);
  return <Context value={value}>{children}</Context>;
}
