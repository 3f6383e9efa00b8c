'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

interface ShellProps {
  /** The page within everything that stands around it. */
  readonly children: ReactNode;
  /** The page alone. */
  readonly bare: ReactNode;
}

/** What a link shows stands alone: whoever has it may not know what else there is, so nothing around it asks the server. */
export function Shell({ children, bare }: ShellProps) {
  return usePathname().startsWith('/s/') ? bare : children;
}
