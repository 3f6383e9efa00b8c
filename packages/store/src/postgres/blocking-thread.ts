import { MessageChannel, Worker, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';

/** How a thread is begun: what it runs, and what it is told besides its port and signal. */
interface BlockingThreadOptions {
  readonly entry: URL;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Running {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly signal: Int32Array<SharedArrayBuffer>;
}

/**
 * A thread whose answers are waited for standing still: what is asynchronous by nature, for callers that are not. It gets `port` and `signal` as
 * `workerData`, and answers each message by one, after which it adds to the signal and notifies. It is begun when it is asked first.
 */
export class BlockingThread {
  readonly #options: BlockingThreadOptions;
  #running: Running | undefined;

  constructor(options: BlockingThreadOptions) {
    this.#options = options;
  }

  /** The answer, or undefined when it did not come in time; then the thread is ended with all that it held, and the next question begins another. */
  ask(message: unknown, limitMs: number): unknown {
    const { port, signal } = (this.#running ??= start(this.#options));
    port.postMessage(message);
    const until = performance.now() + limitMs;
    for (;;) {
      const seen = Atomics.load(signal, 0);
      const answer = receiveMessageOnPort(port);
      if (answer !== undefined) return answer.message as unknown;
      const leftMs = until - performance.now();
      if (leftMs <= 0 || Atomics.wait(signal, 0, seen, leftMs) === 'timed-out') {
        this.end();
        return undefined;
      }
    }
  }

  /** Tells it to close by itself; nothing may be asked afterwards. */
  close(message: unknown): void {
    this.#running?.port.postMessage(message);
    this.#running = undefined;
  }

  /** Ends it where it stands. */
  end(): void {
    void this.#running?.worker.terminate();
    this.#running = undefined;
  }
}

const start = ({ entry, data }: BlockingThreadOptions): Running => {
  const { port1: port, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  // Options of the program (`--eval`, `--input-type` …) are not for the thread.
  const worker = new Worker(entry, { execArgv: [], workerData: { ...data, port: port2, signal }, transferList: [port2] });
  // It ends with the program, and not the other way round.
  worker.unref();
  return { worker, port, signal };
};
