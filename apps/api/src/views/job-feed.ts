import { isAbort, isFault, wire, type Job, type RoleSpacesView } from '@frameseek/core';
import type { Runtime, VideoView } from '@frameseek/runtime';
import type { DownloadList } from '../downloads/download-list.ts';
import { jobViews } from './job-views.ts';
import { queueState } from './queue-state.ts';

/** Looks at the jobs this often while somebody listens: at most four events a second. */
const POLL_MS = 250;
/** How often it is looked how far the films have come to another model, and which earlier ones are kept: that takes longer. */
const SWAPS_EVERY_MS = 2_000;
/** Jobs that are told of, besides those that run. A list of thousands would be sent four times a second. */
const MAX_WAITING = 200;
const MAX_ENDED = 50;
/** Jobs that are looked through. */
const POLL_LIMIT = 2_000;

type Listener = (event: string) => void;

/** The state of all jobs for everybody who listens, read once for all of them and only while somebody does. */
export class JobFeed {
  readonly #runtime: Runtime;
  readonly #downloads: Pick<DownloadList, 'list'>;
  readonly #listeners = new Set<Listener>();
  #timer: NodeJS.Timeout | undefined;
  #last = '';
  #swaps: RoleSpacesView[] = [];
  #swapsAt = -Infinity;
  /** The videos that are told of, as of a version of the library: to read all ten thousand takes longer than the time between two looks. */
  #videos: { readonly of: string; readonly list: readonly VideoView[] } | undefined;

  constructor(runtime: Runtime, downloads: Pick<DownloadList, 'list'>) {
    this.#runtime = runtime;
    this.#downloads = downloads;
  }

  /** Calls `listener` with the whole state as JSON, at once and at every change, until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#lookAtSwaps();
    listener(this.#event());
    this.#listeners.add(listener);
    this.#timer ??= setInterval(() => this.#poll(), POLL_MS);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  #poll(): void {
    this.#lookAtSwaps();
    let event: string;
    try {
      event = this.#event();
    } catch (error) {
      // The next look may succeed; listeners keep what they have.
      this.#runtime.telemetry.log('error', 'jobs.unreadable', { error });
      return;
    }
    if (event === this.#last) return;
    this.#last = event;
    for (const listener of this.#listeners) listener(event);
  }

  /** What is found stands in the next event. */
  #lookAtSwaps(): void {
    const now = performance.now();
    if (now - this.#swapsAt < SWAPS_EVERY_MS) return;
    this.#swapsAt = now;
    this.#runtime.engine.spaces({ signal: new AbortController().signal }).then(
      (roles) => void (this.#swaps = roles.filter(({ swap, kept, declined }) => swap !== undefined || kept.length > 0 || declined !== undefined).map((role) => ({ ...role, kept: [...role.kept] }))),
      // A store that is away, or slow: listeners keep what they have.
      (error: unknown) => {
        if (!isAbort(error) && !isFault(error)) this.#runtime.telemetry.log('error', 'swaps.unreadable', { error });
      },
    );
  }

  #event(): string {
    const { engine } = this.#runtime;
    const version = this.#runtime.libraryVersion();
    const all = engine.jobs({ limit: POLL_LIMIT });
    const reported = reportedJobs(all);
    const ids = reported.flatMap(({ videoId }) => videoId ?? []);
    const of = `${version} ${ids.join(' ')}`;
    if (this.#videos?.of !== of) this.#videos = { of, list: engine.videosOf(ids) };
    const jobs = jobViews(reported, this.#videos.list);
    const queue = { waiting: all.filter(({ state }) => state === 'queued').length, ...queueState(engine) };
    return JSON.stringify(wire.jobsEvent.parse({ jobs, ...queue, libraryVersion: version, downloads: this.#downloads.list(), swaps: this.#swaps }));
  }
}

/** All that run, the next that wait, and the last that ended. */
const reportedJobs = (jobs: readonly Job[]): Job[] => {
  const running = jobs.filter(({ state }) => state === 'running');
  const waiting = jobs.filter(({ state }) => state === 'queued').slice(-MAX_WAITING);
  const ended = jobs.filter(({ state }) => state !== 'running' && state !== 'queued').slice(0, MAX_ENDED);
  return [...running, ...waiting, ...ended];
};
