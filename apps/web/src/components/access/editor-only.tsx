'use client';

import type { ReactNode } from 'react';
import { useMay } from '../../hooks/access/use-session.ts';

/** What only those are shown who may change the library. */
export const EditorOnly = ({ children }: { readonly children: ReactNode }) => (useMay('edit') ? children : null);
