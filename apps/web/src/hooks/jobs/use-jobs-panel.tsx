'use client';

import { createContext, use, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

interface JobsPanelState {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

const Context = createContext<JobsPanelState>({ open: false, setOpen: () => undefined });

/** Whether the panel of what is under way is open. */
export const useJobsPanel = (): JobsPanelState => use(Context);

/** Keeps whether the panel is open, for the button, the panel and whatever opens it. */
export function JobsPanelProvider({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const value = useMemo(() => ({ open, setOpen }), [open]);
  return <Context value={value}>{children}</Context>;
}
