'use client';

import { useQuery } from '@tanstack/react-query';
import { alerts } from '../../lib/api/api-live.ts';

/** Milliseconds from one look to the next: it costs the server one count, and none while the page is not looked at. */
const LOOK_EVERY_MS = 5_000;

/** How many alerts nobody has seen, of all. */
export const useUnseen = (): number => useQuery({ queryKey: ['live', 'unseen'], queryFn: ({ signal }) => alerts({ limit: 0, unseen: true, signal }), refetchInterval: LOOK_EVERY_MS }).data?.unseen ?? 0;
