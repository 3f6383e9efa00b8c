import { setTimeout as sleep } from 'node:timers/promises';
import type { Abortable, LanguageModelInfo, ModelProvider } from '@frameseek/core';

/** Which language model answers, and what is known about it. */
export interface LanguageModelOptions {
  readonly provider: ModelProvider;
  /** The model's name at its provider. */
  readonly name: string;
  /** Base address; absent: the provider's own, which a `compatible` server does not have. */
  readonly url?: string;
  readonly apiKey?: string;
  /** Absent: a built-in price where there is one. */
  readonly price?: LanguageModelInfo['price'];
  /** Absent: true for every model of the providers. */
  readonly takesImages?: boolean;
  readonly takesTools?: boolean;
  readonly retryPolicy?: Partial<RetryPolicy>;
}

/** How often a provider that has too much to do is asked, and how long it is waited for. */
export interface RetryPolicy {
  /** Tries of one call in all. */
  readonly tries: number;
  /** Before the second try where the provider names no time, in milliseconds; doubles each time. */
  readonly backoffMs: number;
  /** The longest wait that is slept through here; who asks for more is told to the caller. */
  readonly maxWaitMs: number;
  /** Resolves after so many milliseconds; rejects when the signal aborts. A clock that tests turn by hand takes its place. */
  readonly wait: (ms: number, options: Abortable) => Promise<void>;
}

/** Three tries, as few people wait longer for an answer. */
export const RETRY_POLICY: RetryPolicy = {
  tries: 3, backoffMs: 1_000, maxWaitMs: 20_000, wait: (ms, { signal }) => sleep(ms, undefined, { signal }),
};
