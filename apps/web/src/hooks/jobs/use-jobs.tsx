'use client';

import type { Download, JobView, RoleSpacesView } from '@frameseek/core';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { libraryState } from '../../lib/library/library-state.ts';
import { schemas } from '../../lib/api/http.ts';

interface Feed {
  readonly jobs: readonly JobView[];
  readonly downloads: readonly Download[];
  readonly swaps: readonly RoleSpacesView[];
  readonly queue: Queue;
}

/** The queue as a whole. */
interface Queue {
  /** Jobs that wait, also those that are not listed. */
  readonly waiting: number;
  readonly paused: boolean;
  /** When it goes on by itself, where it rests for the hours of the settings; ISO 8601. */
  readonly restsUntil: string | undefined;
  /** Whether it rests until the server no longer runs on battery. */
  readonly restsOnBattery: boolean;
}

const NOTHING: Feed = { jobs: [], downloads: [], swaps: [], queue: { waiting: 0, paused: false, restsUntil: undefined, restsOnBattery: false } };
const FeedContext = createContext<Feed>(NOTHING);

/** The jobs that wait, run, or ended lately, as the server tells them. */
export const useJobs = (): readonly JobView[] => use(FeedContext).jobs;

/** Files that the server fetches from addresses, or fetched lately. */
export const useDownloads = (): readonly Download[] => use(FeedContext).downloads;

/** Roles whose films are being moved to another model, or of which an earlier one is kept. */
export const useSwaps = (): readonly RoleSpacesView[] => use(FeedContext).swaps;

/** How many jobs wait, and whether the queue rests. */
export const useQueue = (): Queue => use(FeedContext).queue;

/** Milliseconds until a feed that the server ended is opened again. */
const REOPEN_AFTER_MS = 3_000;

/** What does not change with the library, or takes too long to be measured anew at every change of it. */
const APART: ReadonlySet<unknown> = new Set(['transcript', 'labels', 'eval', 'health', 'models', 'folders', 'watched']);

/** Keeps one feed of job events open for the whole app, and reads the library again when it has changed. */
export function JobsProvider({ children }: { readonly children: ReactNode }) {
  const [feed, setFeed] = useState(NOTHING);
  const client = useQueryClient();
  const seen = useRef<string>(undefined);

  useEffect(() => openFeed(async (data) => {
    const event = (await schemas()).wire.jobsEvent.safeParse(data);
    if (!event.success) return;
    const { jobs, downloads = [], swaps = [], waiting = 0, paused = false, restsUntil, restsOnBattery = false } = event.data;
    setFeed({ jobs, downloads, swaps, queue: { waiting, paused, restsUntil, restsOnBattery } });
    const state = libraryState(event.data);
    if (seen.current === state) return;
    if (seen.current !== undefined) void client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => !APART.has(kind) });
    seen.current = state;
  }, () => void client.refetchQueries({ queryKey: ['health'] }, { cancelRefetch: false })), [client]);

  return <FeedContext value={feed}>{children}</FeedContext>;
}

/** Listens until the returned function is called. A browser gives up on its own after an error answer, hence the timer. `onLost`: the server may have gone. */
const openFeed = (onData: (data: unknown) => Promise<void>, onLost: () => void): (() => void) => {
  let feed: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = (event: MessageEvent<string>): void => void onData(JSON.parse(event.data));
  const open = (): void => {
    feed = new EventSource('/api/jobs/events');
    feed.addEventListener('message', listen);
    feed.addEventListener('jobs', listen);
    feed.addEventListener('error', () => {
      onLost();
      if (feed.readyState === EventSource.CLOSED) timer = setTimeout(open, REOPEN_AFTER_MS);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    feed.close();
  };
};
