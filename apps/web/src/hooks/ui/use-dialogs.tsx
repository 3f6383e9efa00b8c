'use client';

import { usePathname } from 'next/navigation';
import { createContext, use, useCallback, useState } from 'react';
import type { ReactNode } from 'react';

/** Draws a dialog, given what closes it. */
type DrawDialog = (close: () => void) => ReactNode;

const Context = createContext<(draw: DrawDialog) => void>(() => undefined);

/**
 * Opens a dialog that belongs to the page, not to whatever asked for it: a card of a list may be drawn anew, or be drawn no more,
 * when the list changes or is scrolled, and what somebody writes in its dialog must not go with it.
 */
export const useDialogs = (): ((draw: DrawDialog) => void) => use(Context);

/** Keeps the open dialog of the whole app; another page has none of it. */
export function DialogsProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<{ readonly path: string; readonly draw: DrawDialog }>();
  const path = usePathname();
  const show = useCallback((draw: DrawDialog) => setShown({ path, draw }), [path]);
  return (
    <Context value={show}>
      {children}
      {shown?.path === path && shown.draw(() => setShown(undefined))}
    </Context>
  );
}
