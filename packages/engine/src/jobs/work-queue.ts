import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAbort, isFault, isFaultOf, noteFault, type Abortable, type FaultNote, type JobState, type Telemetry } from '@frameseek/core';

/** A worker that has been silent for this long is dead, and what it had claimed is taken over. */
const LEASE_MS = 5_000;
/** How often work under way tells its progress and learns that it was cancelled. */
const HEARTBEAT_MS = 300;
/** How often an idle worker looks for what another process added. */
const POLL_MS = 250;

/** What was told to stop gets this long; then its place is given to the next, for it may never hear. */
const STOP_MS = 10_000;

/** Something that waits in the catalog to be worked on: a job, a task. */
export interface Queued {
  readonly id: string;
  readonly state: JobState;
}

/** Where a queue's items lie, and what is done with one. */
export interface QueueSource<Item extends Queued> {
  readonly name: 'jobs' | 'tasks';
  readonly telemetry: Telemetry;
  /** Items that are worked on at the same time; asked each time. */
  readonly concurrency: number;
  /** Milliseconds that an item may take to stop before its place is given to the next; ten seconds by default. */
  readonly stopMs?: number;
  /** Whether `work` begins nothing at this time, and puts back what it has begun; what is waited for by `finish` is done all the same. Absent: never. */
  isResting?(): boolean;
  /** The next waiting item, now this worker's; or one whose worker has been silent for `leaseMs` milliseconds. */
  claim(worker: string, leaseMs: number): Item | undefined;
  find(id: string): Item | undefined;
  update(id: string, change: { readonly state: JobState; readonly fault?: FaultNote }): void;
  /** What working on an item that was claimed means. */
  begin(item: Item): Work;
  /** Failures that are not the item's own: it waits, and so do all others. */
  readonly outage: Outage;
}

/** Something that all items need is away. */
interface Outage {
  isOne(error: unknown): boolean;
  /** Resolves when it is back. */
  isOver(options: Abortable): Promise<void>;
}

/** One claimed item that is being worked on. */
interface Work {
  /** Renews the lease and notes the progress; false when the item is somebody else's now. */
  heartbeat(worker: string): boolean;
  run(options: Abortable): Promise<void>;
}

/** How the end of some items is waited for. */
export interface FinishItems<Item> extends Abortable {
  /** Called a few times a second with the newest state of the items. */
  readonly report: (items: readonly Item[]) => void;
}

/** A queue in the catalog, which processes share: whoever claims an item holds a lease on it, which a heartbeat renews. */
export interface WorkQueue<Item extends Queued> {
  /** Works until the signal aborts; what is under way then goes back into the queue. */
  work(options: Abortable): Promise<void>;
  /** Works until none of these waits or runs, whoever runs them; then gives them back as they ended. */
  finish(ids: readonly string[], options: FinishItems<Item>): Promise<readonly Item[]>;
  /** Stops an item that this process works on, and waits until it has stopped. */
  stop(id: string): Promise<void>;
  isRunning(id: string): boolean;
}

/** The queue of a source, worked on by this process under a name of its own. */
export const createWorkQueue = <Item extends Queued>(source: QueueSource<Item>): WorkQueue<Item> => {
  const worker = randomUUID();
  const running = new Map<string, Running>();
  /** Until an outage is over. */
  let outage: Promise<void> | undefined;
  const onOutage = (signal: AbortSignal): void => {
    outage ??= source.outage.isOver({ signal }).catch(unlessAborted(signal)).finally(() => (outage = undefined));
    outage.catch(() => undefined);
  };

  const start = (item: Item, signal: AbortSignal): Promise<void> => {
    const control = new AbortController();
    const ended = tellingOf(source, item, () => runItem(source, { item, worker, control, signal, onOutage }))
      .catch(unlessAway(source)).finally(() => running.delete(item.id));
    // Seen by whoever waits for it; until then it must not end the process.
    ended.catch(() => undefined);
    running.set(item.id, { control, ended });
    return ended;
  };

  const work = async ({ signal }: Abortable, isAsked = false): Promise<void> => {
    const own = new Map<string, Promise<void>>();
    while (!signal.aborted) {
      const isResting = !isAsked && rests(source);
      if (isResting) for (const id of own.keys()) running.get(id)?.control.abort(PAUSED);
      const mayBegin = !isResting && outage === undefined && running.size < source.concurrency;
      const item = mayBegin ? claimed(source, worker) : undefined;
      if (item === undefined) {
        await Promise.race([idle(signal), ...own.values(), ...(outage === undefined ? [] : [outage])]);
        continue;
      }
      const ended = start(item, signal).finally(() => own.delete(item.id));
      // A failure of the catalog: thrown below, or by the next claim.
      ended.catch(() => undefined);
      own.set(item.id, ended);
    }
    await Promise.all(own.values());
  };

  return {
    work: (options) => work(options),
    finish: (ids, options) => finishItems(source, { work: (within) => work(within, true), running }, { ids, ...options }),
    stop: (id) => stopItem(running.get(id)),
    isRunning: (id) => running.has(id),
  };
};

/** The next item; none while the catalog is away, which is looked for again at the next poll. */
const claimed = <Item extends Queued>(source: QueueSource<Item>, worker: string): Item | undefined => {
  try {
    return source.claim(worker, LEASE_MS);
  } catch (error) {
    unlessAway(source)(error);
    return undefined;
  }
};

/** Whether nothing is to be begun; while the catalog is away nothing can be, whoever says what. */
const rests = <Item extends Queued>(source: QueueSource<Item>): boolean => {
  try {
    return source.isResting?.() ?? false;
  } catch (error) {
    unlessAway(source)(error);
    return false;
  }
};

/** A catalog that is away is waited for: what was under way is taken up again when its lease has run out. */
const unlessAway = ({ name: queue, telemetry }: QueueSource<Queued>) => (error: unknown): void => {
  if (!isFaultOf(error, 'store/unavailable')) throw error;
  telemetry.log('warn', 'queue.catalog-away', { queue, error });
};

interface QueueAtWork {
  readonly work: (options: Abortable) => Promise<void>;
  readonly running: ReadonlyMap<string, Running>;
}

const finishItems = async <Item extends Queued>(
  source: QueueSource<Item>, { work, running }: QueueAtWork, { ids, signal, report }: FinishItems<Item> & { readonly ids: readonly string[] },
): Promise<readonly Item[]> => {
  const control = new AbortController();
  const working = work({ signal: AbortSignal.any([signal, control.signal]) });
  working.catch(() => undefined);
  try {
    for (;;) {
      const items = ids.flatMap((id) => source.find(id) ?? []);
      report(items);
      if (items.every(hasEnded)) return items;
      // What ends here is told at once, what another process ends at the next look.
      await Promise.race([sleep(POLL_MS, undefined, { signal }), working, ...[...running.values()].map(({ ended }) => ended)]);
      signal.throwIfAborted();
    }
  } finally {
    control.abort();
    await working;
  }
};

/** Why work stops that goes on later. */
const PAUSED = new DOMException('The queue was paused.', 'AbortError');

const stopItem = async (item: Running | undefined): Promise<void> => {
  item?.control.abort();
  await item?.ended;
};

/** Whether nobody will work on it any more, unless it is queued again. */
export const hasEnded = ({ state }: Queued): boolean => state !== 'queued' && state !== 'running';

/** Waits for the next poll; ends early, and without an error, when the signal aborts. */
const idle = async (signal: AbortSignal): Promise<void> => {
  try {
    await sleep(POLL_MS, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

const unlessAborted = ({ aborted }: AbortSignal) => (error: unknown): void => {
  if (!aborted && !isAbort(error)) throw error;
};

interface Running {
  readonly control: AbortController;
  readonly ended: Promise<void>;
}

interface Run<Item> {
  readonly item: Item;
  readonly worker: string;
  /** Aborted when this very item is cancelled or was taken over. */
  readonly control: AbortController;
  /** Aborted when the worker stops. */
  readonly signal: AbortSignal;
  readonly onOutage: (signal: AbortSignal) => void;
}

const ID = { jobs: 'jobId', tasks: 'taskId' } as const;

/** What is told while an item is worked on is told of this item. */
const tellingOf = <T>({ name, telemetry }: Pick<QueueSource<Queued>, 'name' | 'telemetry'>, { id }: Queued, work: () => Promise<T>): Promise<T> =>
  telemetry.bind({ [ID[name]]: id }, () => {
    telemetry.log('debug', 'queue.claimed', { queue: name });
    return work();
  });

/** Works on one claimed item to its end, which it enters into the catalog; rejects only when the catalog itself fails. */
const runItem = async <Item extends Queued>(source: QueueSource<Item>, { item, worker, control, signal, onOutage }: Run<Item>): Promise<void> => {
  const { name: queue, telemetry, stopMs = STOP_MS } = source;
  const work = source.begin(item);
  const heartbeat = (): boolean => work.heartbeat(worker);
  let heardMs = performance.now();
  const timer = setInterval(() => {
    try {
      if (!heartbeat()) control.abort();
      heardMs = performance.now();
    } catch (error) {
      // Until the lease has run out it is nobody else's.
      if (!isFaultOf(error, 'store/unavailable') || performance.now() - heardMs > LEASE_MS) control.abort(error);
    }
  }, HEARTBEAT_MS);
  try {
    const stop = AbortSignal.any([signal, control.signal]);
    await telemetry.span('queue.item', { queue }, () => orAbandoned(work.run({ signal: stop }), { signal: stop, afterMs: stopMs }));
    if (!heartbeat()) return telemetry.log('info', 'queue.lost', { queue });
    source.update(item.id, { state: 'done' });
    telemetry.log('info', 'queue.done', { queue });
  } catch (error) {
    clearInterval(timer);
    // Cancelled, removed or taken over: it is somebody else's now.
    if (!heartbeat()) return telemetry.log('info', 'queue.lost', { queue });
    if (signal.aborted || control.signal.reason === PAUSED) {
      source.update(item.id, { state: 'queued' });
      return telemetry.log('info', 'queue.returned', { queue });
    }
    const fault = noteFault(error, 'internal');
    if (source.outage.isOne(error)) {
      // Before it can be claimed again.
      onOutage(signal);
      source.update(item.id, { state: 'queued', fault });
      return telemetry.log('warn', 'queue.paused', { queue, error });
    }
    source.update(item.id, { state: 'failed', fault });
    // A film that cannot be read is a warning; what is no fault of ours to know of is a mistake in the program.
    telemetry.log(isFault(error) ? 'warn' : 'error', 'queue.failed', { queue, error });
  } finally {
    clearInterval(timer);
  }
};

/** The end of the work; or, some time after the signal aborted, its reason: what hangs must not hold up all others. */
const orAbandoned = async (work: Promise<void>, { signal, afterMs }: Abortable & { readonly afterMs: number }): Promise<void> => {
  const { promise: abandoned, reject } = Promise.withResolvers<never>();
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    timer = setTimeout(() => reject(signal.reason), afterMs);
  };
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  try {
    await Promise.race([work, abandoned]);
  } finally {
    signal.removeEventListener('abort', begin);
    clearTimeout(timer);
  }
};
