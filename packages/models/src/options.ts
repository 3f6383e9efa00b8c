import type { ModelRole, PullProgress, Telemetry } from '@frameseek/core';

/** How speech becomes words: in this process by ONNX, by whisper.cpp, or by a server that speaks OpenAI's API. */
export interface WhisperOptions {
  readonly engine: 'onnx' | 'whisper-cpp' | 'http';
  /** Base address of the server, with or without `/v1`. */
  readonly url?: string;
  readonly apiKey?: string;
  /** Name of the model at the server. */
  readonly model?: string;
}

/** Where models come from, which are chosen, and how they run. */
export interface ModelsOptions {
  /** Folders in the hub's layout (`<folder>/<org>/<name>/…`), searched in this order. */
  readonly folders: readonly string[];
  /** Where downloads go; searched after the folders. */
  readonly cacheFolder: string;
  readonly hubUrl: string;
  /** Never ask the hub. */
  readonly offline: boolean;
  /** Models by role in order of preference; a role left out uses the built-in list, one with an empty list is off. */
  readonly preferences: Readonly<Partial<Record<ModelRole, readonly string[]>>>;
  /** Threads of one inference; absent: as many as the machine has cores. */
  readonly threads?: number;
  readonly whisper: WhisperOptions;
  /** Language of speech, ISO 639-1; absent: found out. */
  readonly language?: string;
  /** Told of downloads that a first use starts by itself. */
  readonly report?: (progress: PullProgress) => void;
  readonly timing?: Partial<HubTiming>;
  /** Absent: nobody is told what the threads do. */
  readonly telemetry?: Telemetry;
}

/** Time limits and retries towards the hub, in milliseconds. */
export interface HubTiming {
  /** Until the hub begins to answer. */
  readonly connectMs: number;
  /** Between two bytes of an answer. */
  readonly stallMs: number;
  /** Before the first retry; doubles each time. */
  readonly backoffMs: number;
  /** For how long a failure is remembered, so that each call does not wait again. */
  readonly rememberMs: number;
  /** Tries of one file in all. */
  readonly tries: number;
}

/** The limits where nobody sets others. */
export const HUB_TIMING: HubTiming = { connectMs: 8000, stallMs: 20_000, backoffMs: 500, rememberMs: 60_000, tries: 4 };
