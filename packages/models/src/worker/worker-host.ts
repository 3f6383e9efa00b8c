import { AsyncLocalStorage } from 'node:async_hooks';
import { Worker } from 'node:worker_threads';
import { Fault, NO_TELEMETRY, type Telemetry } from '@frameseek/core';
import type { FromWorker, Method, Methods, ToWorker } from './methods.ts';

/** Asks a worker thread that runs models. The thread starts at the first call and again after a crash. */
export interface WorkerHost {
  /** Rejects with `model/broken` or `model/failed`, or the signal's reason. */
  call<M extends Method>(method: M, ask: Methods[M]['ask'], options: CallOptions): Promise<Methods[M]['answer']>;
  /** Lets a run that is under way end, frees the models, and ends the thread: killing it inside a run would end the process. */
  close(): Promise<void>;
}

/** How a call is given up, and what moves with it. */
export interface CallOptions {
  readonly signal: AbortSignal;
  /** Buffers that move instead of being copied; the caller cannot use them afterwards. */
  readonly transfer?: readonly ArrayBuffer[];
  /** Called with the parts that come ahead of the answer. */
  readonly onPart?: (part: string) => void;
}

interface Pending {
  readonly model: string;
  readonly onPart: ((part: string) => void) | undefined;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

interface Running {
  readonly worker: Worker;
  readonly pending: Map<number, Pending>;
  readonly ended: Promise<void>;
}

const ENTRY = new URL('../sessions/main.ts', import.meta.url);

/** The thread outlives the call that starts it: what it tells must not carry that call's request id. */
const outside = AsyncLocalStorage.snapshot();

/** Which thread is started, and who is told what it does. */
interface WorkerHostOptions {
  readonly entry?: URL;
  readonly telemetry?: Telemetry;
}

/** A host whose thread is not started yet. */
export const createWorkerHost = ({ entry = ENTRY, telemetry = NO_TELEMETRY }: WorkerHostOptions = {}): WorkerHost => {
  let running: Running | undefined;
  let nextId = 0;

  const post = (worker: Worker, message: ToWorker, transfer: readonly ArrayBuffer[] = []): void =>
    worker.postMessage(message, [...transfer]);

  const current = (): Running => {
    const forget = (): void => {
      running = undefined;
    };
    running ??= outside(() => startWorker({ entry, telemetry, forget }));
    return running;
  };

  const ask = <M extends Method>(method: M, what: Methods[M]['ask'], options: CallOptions): Promise<unknown> => {
    const { worker, pending } = current();
    const id = nextId++;
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        pending.delete(id);
        post(worker, { kind: 'cancel', id });
        reject(options.signal.reason as Error);
      };
      const settle = <T>(then: (value: T) => void) => (value: T): void => {
        options.signal.removeEventListener('abort', abort);
        then(value);
      };
      options.signal.addEventListener('abort', abort, { once: true });
      pending.set(id, { model: what.id, onPart: options.onPart, resolve: settle(resolve), reject: settle(reject) });
      post(worker, { kind: 'request', request: { id, method, ask: what, context: telemetry.bound() } }, options.transfer);
    });
  };

  return {
    call: async (method, what, options) => {
      options.signal.throwIfAborted();
      return (await ask(method, what, options)) as Methods[typeof method]['answer'];
    },
    close: async () => {
      if (running === undefined) return;
      const { worker, ended } = running;
      post(worker, { kind: 'stop' });
      await ended;
    },
  };
};

interface Starting extends Required<WorkerHostOptions> {
  /** Called when the thread has ended. */
  readonly forget: () => void;
}

const startWorker = ({ entry, telemetry, forget }: Starting): Running => {
  // Options of the program (`--eval`, `--input-type` …) are not for the thread.
  const worker = new Worker(entry, { execArgv: [] });
  const pending = new Map<number, Pending>();
  let failure = 'its thread ended';
  worker.on('message', (message: FromWorker) => {
    if ('event' in message) {
      telemetry.log('debug', message.event, message.fields);
      return;
    }
    const waiting = pending.get(message.id);
    if ('part' in message) {
      waiting?.onPart?.(message.part);
      return;
    }
    pending.delete(message.id);
    if (waiting === undefined) return;
    if ('fault' in message) waiting.reject(new Fault(message.fault.code, { model: waiting.model, reason: message.fault.reason }));
    else waiting.resolve(message.answer);
  });
  worker.on('error', (error) => {
    failure = error instanceof Error ? error.message : String(error);
  });
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      forget();
      for (const { model, reject } of pending.values()) reject(new Fault('model/failed', { model, reason: failure }));
      pending.clear();
      resolve();
    });
  });
  return { worker, pending, ended };
};
