'use client';

import { isTextList, localStore } from '../../lib/ui/local-store.ts';
import { useLocalStore } from '../ui/use-local-store.ts';

/** Ids that are remembered; older ones have long left the server's list. */
const LIMIT = 500;
const store = localStore('frameseek-hidden-jobs', isTextList, []);
const hide = (id: string): void => store.write([...store.read(), id].slice(-LIMIT));

/** Ended jobs that the reader has put away in this browser; the server keeps no list of what was looked at. */
export const useHiddenJobs = () => ({ hidden: useLocalStore(store), hide });
