import { isAbort, type HlsSegment, type VideoId } from '@frameseek/core';

/** What a run encodes, and what becomes of it. */
interface StreamRunOptions {
  readonly id: VideoId;
  /** Number of the segment to begin with. */
  readonly from: number;
  readonly segments: (signal: AbortSignal) => AsyncIterable<HlsSegment>;
  readonly keep: (segment: HlsSegment) => Promise<void>;
  readonly lifetime: AbortSignal;
  /** Called when it has ended, whether by its end, a failure or a stop. */
  readonly ended: () => void;
}

/** Segments that are made before they are asked for. */
const AHEAD = 5;
/** Milliseconds without a question after which nobody is taken to watch. */
const IDLE_MS = 20_000;

/** One run of the encoder through a video, as far ahead of its watcher as it may be. */
export class StreamRun {
  readonly #options: StreamRunOptions;
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;
  readonly #waiting = new Set<{ readonly number: number; readonly settle: () => void; readonly fail: (error: unknown) => void }>();
  #made: number;
  #asked: number;
  #hasInit = false;
  #over = false;
  #wake: (() => void) | undefined;
  #idle: NodeJS.Timeout | undefined;
  askedAt = performance.now();

  constructor(options: StreamRunOptions) {
    this.#options = options;
    this.#made = options.from - 1;
    this.#asked = options.from;
    this.#watchIdle();
    this.#done = this.#run();
  }

  get id(): VideoId {
    return this.#options.id;
  }

  /** Whether it came to the end of the video: what it has not made by then is not there. */
  get isAtEnd(): boolean {
    return this.#over && !this.#stop.signal.aborted;
  }

  get isWaitedFor(): boolean {
    return this.#waiting.size > 0;
  }

  /** Whether it has made this segment or will soon; the initialization segment comes first in every run. */
  isNear(number: number, near: number): boolean {
    return !this.#over && !this.#stop.signal.aborted && (number < 0 || (number >= this.#options.from && number <= this.#made + near));
  }

  /** Notes that somebody watches at this segment, so that the run goes on. */
  ask(number: number): void {
    this.askedAt = performance.now();
    this.#watchIdle();
    if (number >= this.#options.from && number <= this.#made + AHEAD) this.#asked = Math.max(this.#asked, number);
    this.#wake?.();
  }

  /** Settles when this segment has been made, or the run has ended. When the last who waits goes away, the run stops. */
  async wait(number: number, signal: AbortSignal): Promise<void> {
    if (this.#over || this.#has(number)) return;
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const one = { number, settle: resolve, fail: reject };
    const leave = (): void => reject(signal.reason);
    this.#waiting.add(one);
    signal.addEventListener('abort', leave, { once: true });
    this.ask(number);
    try {
      await promise;
    } finally {
      this.#waiting.delete(one);
      signal.removeEventListener('abort', leave);
      if (signal.aborted && this.#waiting.size === 0) this.#stop.abort();
    }
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  #has(number: number): boolean {
    return number < 0 ? this.#hasInit : number >= this.#options.from && number <= this.#made;
  }

  async #run(): Promise<void> {
    const { segments, keep, lifetime, ended } = this.#options;
    const signal = AbortSignal.any([this.#stop.signal, lifetime]);
    try {
      for await (const segment of segments(signal)) {
        await keep(segment);
        if (segment.number < 0) this.#hasInit = true;
        else this.#made = segment.number;
        this.#tell();
        await this.#untilWanted(signal);
      }
      this.#end();
    } catch (error) {
      this.#end(isAbort(error) ? undefined : error);
    } finally {
      clearTimeout(this.#idle);
      ended();
    }
  }

  #tell(): void {
    for (const one of this.#waiting) if (this.#has(one.number)) one.settle();
  }

  #end(error?: unknown): void {
    this.#over = true;
    for (const one of this.#waiting) {
      if (error === undefined) one.settle();
      else one.fail(error);
    }
  }

  /** While it is far ahead nobody pulls, and the encoder waits. */
  async #untilWanted(signal: AbortSignal): Promise<void> {
    while (this.#made >= this.#asked + AHEAD && !signal.aborted) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
      await promise;
    }
    this.#wake = undefined;
  }

  #watchIdle(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#stop.abort(), IDLE_MS);
    this.#idle.unref();
  }
}
