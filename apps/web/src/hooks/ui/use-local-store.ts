'use client';

import { useSyncExternalStore } from 'react';
import type { LocalStore } from '../../lib/ui/local-store.ts';

/** The value of a store of this browser; the empty one while the page comes from the server. */
export const useLocalStore = <Value>({ subscribe, read, atServer }: LocalStore<Value>): Value =>
  useSyncExternalStore(subscribe, read, atServer);
