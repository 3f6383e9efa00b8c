/** The worker thread: runs models, so that the main thread never waits inside a run. One request at a time, in order. */
import { parentPort, threadId } from 'node:worker_threads';
import type { OcrSession } from '../ocr/ocr-session.ts';
import { loadDualEncoderSession, type DualEncoderSession } from './dual-encoder-session.ts';
import type { FromWorker, Method, Methods, OcrSpec, Request, ToWorker } from '../worker/methods.ts';
import { ModelBrokenError } from '../worker/model-broken.ts';
import { loadSentenceSession, type SentenceSession } from './sentence-session.ts';
import { loadObjectSession, type ObjectSession } from './object-session.ts';
import { loadSoundSession, type SoundSession } from './sound-session.ts';
import { loadVadSession, type VadSession } from './vad-session.ts';
import { loadVoiceSession, type VoiceSession } from './voice-session.ts';
import type { WhisperSession } from './whisper-session.ts';
import type { VisionLanguageSession } from './vision-language-session.ts';

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
const dualEncoder = keeper(loadDualEncoderSession, byFolder) satisfies { get: (...args: never[]) => Promise<DualEncoderSession> };
const sentences = keeper(loadSentenceSession, byFolder) satisfies { get: (...args: never[]) => Promise<SentenceSession> };
const vad = keeper(loadVadSession, byFolder) satisfies { get: (...args: never[]) => Promise<VadSession> };
const sounds = keeper(loadSoundSession, byFolder) satisfies { get: (...args: never[]) => Promise<SoundSession> };
const objects = keeper(loadObjectSession, byFolder) satisfies { get: (...args: never[]) => Promise<ObjectSession> };
const voices = keeper(loadVoiceSession, ({ id }) => id) satisfies { get: (...args: never[]) => Promise<VoiceSession> };
// transformers.js takes a third of a second to load: only where Whisper is really used.
const whisper = keeper(
  async (spec: Methods['whisper.load']['ask']): Promise<WhisperSession> => (await import('./whisper-session.ts')).loadWhisperSession(spec), byFolder);

const visionLanguage = keeper(
  async (spec: Methods['vision-language.load']['ask']): Promise<VisionLanguageSession> => (await import('./vision-language-session.ts')).loadVisionLanguageSession(spec), byFolder);

// Only the thread that reads loads a reader, and only the one that it uses.
const ocr = keeper(
  async (spec: OcrSpec): Promise<OcrSession> => spec.engine === 'ppocr'
    ? (await import('../ocr/ppocr/ppocr-session.ts')).loadPpocrSession(spec)
    : (await import('../ocr/tesseract/tesseract-session.ts')).loadTesseractSession(),
  ({ id }) => id);

interface Work {
  readonly signal: AbortSignal;
  /** Sends a part of the answer ahead. */
  readonly tell: (part: string) => void;
}

const handlers: { readonly [M in Method]: (ask: Methods[M]['ask'], work: Work) => Promise<Methods[M]['answer']> } = {
  'dual-encoder.describe': async (ask) => (await dualEncoder.get(ask)).description,
  'dual-encoder.embedImages': async (ask) => (await dualEncoder.get(ask)).embedImages(ask.pixels, ask.count),
  'dual-encoder.embedTexts': async (ask) => (await dualEncoder.get(ask)).embedTexts(ask.texts),
  'sentences.describe': async (ask) => ({ dimensions: (await sentences.get(ask)).dimensions }),
  'sentences.embedTexts': async (ask) => (await sentences.get(ask)).embedTexts(ask.texts),
  'vad.load': (ask) => vad.get(ask).then(() => null),
  'vad.detect': async (ask) => (await vad.get(ask)).detect(ask),
  'sounds.describe': async (ask) => ({ labels: (await sounds.get(ask)).labels }),
  'sounds.tag': async (ask) => (await sounds.get(ask)).tag(ask.samples, ask.patches),
  'objects.describe': async (ask) => (await objects.get(ask)).description,
  'objects.detect': async (ask) => (await objects.get(ask)).detect(ask),
  'voices.load': (ask) => voices.get(ask).then(() => null),
  'voices.embed': async (ask) => (await voices.get(ask)).embed(ask.pieces),
  'whisper.load': (ask) => whisper.get(ask).then(() => null),
  'whisper.transcribe': async (ask) => (await whisper.get(ask)).transcribe(ask),
  'ocr.load': (ask) => ocr.get(ask).then(() => null),
  'ocr.read': async (ask, { signal }) => (await ocr.get(ask)).read(ask, signal),
  'vision-language.load': (ask) => visionLanguage.get(ask).then(() => null),
  'vision-language.generate': async (ask, work) => (await visionLanguage.get(ask)).generate(ask, work),
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
    const code = error instanceof ModelBrokenError ? 'model/broken' : 'model/failed';
    reply({ id: request.id, fault: { code, reason: error instanceof Error ? error.message : String(error) } });
  } finally {
    cancels.delete(request.id);
  }
};

const stop = async (): Promise<void> => {
  for (const kept of [dualEncoder, sentences, vad, sounds, objects, voices, whisper, ocr, visionLanguage]) await kept.release();
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
