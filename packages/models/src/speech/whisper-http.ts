import { setTimeout as sleep } from 'node:timers/promises';
import { Fault, type AudioChunk, type Transcriber } from '@frameseek/core';
import type { WhisperOptions } from '../options.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import { answerToCues, transcription, type Transcription } from './cues/answer-to-cues.ts';
import { toWav } from './sound/to-wav.ts';

const DEFAULT_MODEL = 'whisper-1';
const TRIES = 4;

/** Time limits and waits towards the server, in milliseconds. */
interface ServerTiming {
  /** For the answer to one chunk; a slow machine may need as long as the chunk lasts, several times over. */
  readonly answerMs: number;
  /** Before the second try; doubles each time. A server that names a time itself is obeyed, up to `maxWaitMs`. */
  readonly backoffMs: number;
  readonly maxWaitMs: number;
}
const TIMING: ServerTiming = { answerMs: 300_000, backoffMs: 1000, maxWaitMs: 60_000 };

/** The id of the model that a server runs, for statuses and faults. */
export const httpModelId = ({ model }: WhisperOptions): string => `http/${model ?? DEFAULT_MODEL}`;

/**
 * Any server that speaks OpenAI's `/v1/audio/transcriptions` (OpenAI, whisper.cpp's server, faster-whisper-server, LocalAI …).
 * Throws `model/unavailable` without an address; calls reject with `model/unavailable` or `model/failed`.
 */
export const openWhisperHttp = (options: WhisperOptions, timing: ServerTiming = TIMING): Transcriber => {
  const id = httpModelId(options);
  const { url } = options;
  if (url === undefined) {
    throw new Fault('model/unavailable', { model: id, reason: 'no address of a server is set', remedy: 'Set FRAMESEEK_WHISPER_URL.' });
  }
  const endpoint = endpointOf(url);
  return {
    info: { id, standIn: false },
    transcribe: async (chunk, { signal, language }) => {
      for (let attempt = 0; ; attempt++) {
        const attempted = await ask({ endpoint, id, options, timing }, chunk, { signal, language });
        if ('answer' in attempted) return { cues: answerToCues(attempted.answer, chunk), ...languageOf(attempted.answer) };
        if (attempt + 1 >= TRIES) throw attempted.fault;
        await sleep(Math.min(timing.maxWaitMs, attempted.waitMs ?? timing.backoffMs * 2 ** attempt), undefined, { signal });
      }
    },
  };
};

/** The address to send sound to, from a base address with or without `/v1` or the full path. */
export const endpointOf = (url: string): string => {
  const base = url.replace(/(?<!\/)\/+$/, '').replace(/\/v1(\/audio\/transcriptions)?$/, '');
  return `${base}/v1/audio/transcriptions`;
};

/** Servers name the language by its code, or in English words, which say nothing here. */
const languageOf = ({ language }: Transcription): { readonly language?: string } =>
  typeof language === 'string' && /^[a-z]{2,3}$/.test(language) ? { language } : {};

interface Server {
  readonly endpoint: string;
  readonly id: string;
  readonly options: WhisperOptions;
  readonly timing: ServerTiming;
}
interface RequestOptions {
  readonly signal: AbortSignal;
  readonly language: string | undefined;
}
/** An answer, or a fault that may pass by itself. Faults that stay are thrown. */
type Attempt = { readonly answer: Transcription } | { readonly fault: Fault; readonly waitMs: number | undefined };

const ask = async ({ endpoint, id, options, timing }: Server, chunk: AudioChunk, { signal, language }: RequestOptions): Promise<Attempt> => {
  const unavailable = (reason: string, cause?: unknown): Fault => new Fault('model/unavailable', {
    model: id, reason: `${endpoint}: ${reason}`, remedy: 'Check that the server runs, and FRAMESEEK_WHISPER_URL.',
  }, { cause });
  let response: Response;
  let text: string;
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      body: toForm(chunk, options, language),
      headers: options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(timing.answerMs)]),
    });
    text = await response.text();
  } catch (cause) {
    signal.throwIfAborted();
    const late = cause instanceof Error && cause.name === 'TimeoutError';
    if (late) throw new Fault('model/failed', { model: id, reason: `no answer within ${timing.answerMs / 1000} s` }, { cause });
    return { fault: unavailable('no connection', cause), waitMs: undefined };
  }
  if (response.ok) return { answer: parseAnswer(text, id) };
  const { status } = response;
  if (status === 401 || status === 403) {
    throw new Fault('model/unavailable', { model: id, reason: `the server refuses the key (${status})`, remedy: 'Set FRAMESEEK_WHISPER_KEY.' });
  }
  if (status === 429 || status >= 500) return { fault: unavailable(`it answers ${status}`), waitMs: retryAfterMs((name) => response.headers.get(name)) };
  throw new Fault('model/failed', { model: id, reason: `the server answers ${status}: ${text.slice(0, 200)}` });
};

const toForm = (chunk: AudioChunk, { model }: WhisperOptions, language: string | undefined): FormData => {
  const form = new FormData();
  form.set('file', new Blob([toWav(chunk.samples)], { type: 'audio/wav' }), 'speech.wav');
  form.set('model', model ?? DEFAULT_MODEL);
  form.set('response_format', 'verbose_json');
  form.append('timestamp_granularities[]', 'word');
  form.append('timestamp_granularities[]', 'segment');
  if (language !== undefined) form.set('language', language);
  return form;
};

const parseAnswer = (text: string, model: string): Transcription => {
  try {
    return transcription.parse(JSON.parse(text));
  } catch (cause) {
    throw new Fault('model/failed', { model, reason: `the server's answer is not a transcript: ${text.slice(0, 200)}` }, { cause });
  }
};
