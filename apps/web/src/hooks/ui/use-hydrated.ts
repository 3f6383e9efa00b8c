'use client';

import { useSyncExternalStore } from 'react';

/** False while a component shows what came from the server, which knew nothing that the rest of the page may have fetched meanwhile. */
export const useHydrated = (): boolean => useSyncExternalStore(never, () => true, () => false);

const never = () => () => undefined;
