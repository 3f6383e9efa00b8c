/** The worker thread: runs models, so that the main thread never waits inside a run. One request at a time, in order. */
import { parentPort, threadId } from 'node:worker_threads';
import type { ScreenReader } from '../ocr/screen-reader.ts';
import { loadDual, type Dual } from './sessions/dual-encoder-session.ts';
import type { FromWorker, Method, Methods, ReaderSpec, Request, ToWorker } from './methods.ts';
import { ModelBroken } from './model-broken.ts';
import { loadSentences, type Sentences } from './sessions/sentence-session.ts';
import { loadVoice, type Voice } from './sessions/vad-session.ts';
import type { Whisper } from './sessions/whisper-session.ts';
import type { Writer } from './sessions/vision-language-session.ts';

if (parentPort === null) throw new Error('This file is the entry of a worker thread.');
const port = parentPort;

interface Releasable {
  release(): Promise<void>;
}

/** Loads a thing once for each key; what failed to load is tried again at the next call. */
const keeper = <Spec, Loaded extends Releasable>(load: (spec: Spec) => Promise<Loaded>, keyOf: (spec: Spec) => string) => {
  const kept = new Map<string, Promise<Loaded>>();
  const get = (spec: Spec): Promise<Loaded> => {
    const key = keyOf(spec);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const loading = load(spec);
    kept.set(key, loading);
    loading.catch(() => kept.delete(key));
    return loading;
  };
  const release = async (): Promise<void> => {
    for (const loaded of await Promise.allSettled(kept.values())) if (loaded.status === 'fulfilled') await loaded.value.release();
  };
  return { get, release };
};

const byFolder = ({ folder }: { readonly folder: string }): string => folder;
const dual = keeper(loadDual, byFolder) satisfies { get: (...args: never[]) => Promise<Dual> };
const sentences = keeper(loadSentences, byFolder) satisfies { get: (...args: never[]) => Promise<Sentences> };
const voice = keeper(loadVoice, byFolder) satisfies { get: (...args: never[]) => Promise<Voice> };
// transformers.js takes a third of a second to load: only where Whisper is really used.
const whisper = keeper(
  async (spec: Methods['whisper.describe']['ask']): Promise<Whisper> => (await import('./sessions/whisper-session.ts')).loadWhisper(spec), byFolder);

const writer = keeper(
  async (spec: Methods['writer.describe']['ask']): Promise<Writer> => (await import('./sessions/vision-language-session.ts')).loadWriter(spec), byFolder);

// Only the thread that reads loads the recogniser.
const reader = keeper(
  async (_spec: ReaderSpec): Promise<ScreenReader> => (await import('../ocr/screen-reader.ts')).loadScreenReader(), ({ id }) => id);

interface Work {
  readonly signal: AbortSignal;
  /** Sends a piece of the answer ahead. */
  readonly tell: (part: string) => void;
}

const handlers: { readonly [M in Method]: (ask: Methods[M]['ask'], work: Work) => Promise<Methods[M]['answer']> } = {
  'dual.describe': async (ask) => (await dual.get(ask)).description,
  'dual.images': async (ask) => (await dual.get(ask)).images(ask.pixels, ask.count),
  'dual.texts': async (ask) => (await dual.get(ask)).texts(ask.texts),
  'sentences.describe': async (ask) => ({ dimensions: (await sentences.get(ask)).dimensions }),
  'sentences.texts': async (ask) => (await sentences.get(ask)).texts(ask.texts),
  'voice.describe': (ask) => voice.get(ask).then(() => null),
  'voice.listen': async (ask) => (await voice.get(ask)).listen(ask),
  'whisper.describe': (ask) => whisper.get(ask).then(() => null),
  'whisper.transcribe': async (ask) => (await whisper.get(ask)).transcribe(ask),
  'reader.describe': (ask) => reader.get(ask).then(() => null),
  'reader.read': async (ask, { signal }) => (await reader.get(ask)).read(ask, signal),
  'writer.describe': (ask) => writer.get(ask).then(() => null),
  'writer.write': async (ask, work) => (await writer.get(ask)).write(ask, work),
};

const handle = <M extends Method>({ method, ask }: Request<M>, work: Work): Promise<Methods[M]['answer']> => handlers[method](ask, work);

/** When a request may run, and since when it waited. */
interface Turn {
  readonly signal: AbortSignal;
  readonly askedAt: number;
}

const sinceMs = (from: number, to: number): number => Number((to - from).toFixed(1));

/** Cancels what waits or runs, by the request's id. */
const cancels = new Map<number, AbortController>();
const reply = (message: FromWorker): void => port.postMessage(message);

const serve = async (request: Request, { signal, askedAt }: Turn): Promise<void> => {
  // Lets a cancellation that arrived during the last run be heard before the next one begins.
  await new Promise((resolve) => setImmediate(resolve));
  try {
    signal.throwIfAborted();
    const beganAt = performance.now();
    const tell = (part: string): void => reply({ id: request.id, part });
    const answer = await handle(request, { signal, tell });
    const { context, method, ask: { id: model } } = request;
    reply({ event: 'worker.run', fields: { ...context, thread: threadId, method, model, waitedMs: sinceMs(askedAt, beganAt), ms: sinceMs(beganAt, performance.now()) } });
    reply({ id: request.id, answer });
  } catch (error) {
    // Nobody waits for it any more.
    if (signal.aborted) return;
    const code = error instanceof ModelBroken ? 'model/broken' : 'model/failed';
    reply({ id: request.id, fault: { code, reason: error instanceof Error ? error.message : String(error) } });
  } finally {
    cancels.delete(request.id);
  }
};

const stop = async (): Promise<void> => {
  for (const kept of [dual, sentences, voice, whisper, reader, writer]) await kept.release();
  port.close();
};

let queue: Promise<void> = Promise.resolve();
port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'cancel':
      cancels.get(message.id)?.abort();
      return;
    case 'stop':
      queue = queue.then(stop);
      return;
    case 'request': {
      const cancel = new AbortController();
      cancels.set(message.request.id, cancel);
      const turn = { signal: cancel.signal, askedAt: performance.now() };
      queue = queue.then(() => serve(message.request, turn));
      return;
    }
    default:
      message satisfies never;
  }
});
