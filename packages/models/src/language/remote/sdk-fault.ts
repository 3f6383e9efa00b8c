import { Fault, isAbort, isFault } from '@frameseek/core';
import { APICallError, RetryError, StreamProviderError } from 'ai';
import { networkCode, NEVER_CONNECTED } from '../../http/network-code.ts';
import { retryAfterMs } from '../../http/retry-after.ts';
import type { Provider } from './providers.ts';

interface CalledModel {
  /** `<provider>/<name>` */
  readonly model: string;
  readonly name: string;
  readonly remedy: Provider['remedy'];
}

/** What the SDK throws or puts into its stream, as `model/unavailable`, `model/busy`, `model/refused` or `model/failed`. An `AbortError` stays what it is. */
export const toModelFault = (error: unknown, called: CalledModel): unknown => {
  if (isAbort(error) || isFault(error)) return error;
  if (RetryError.isInstance(error)) return toModelFault(error.lastError, called);
  if (APICallError.isInstance(error)) {
    if (error.statusCode === undefined) return unreachable(error, called);
    return ofStatus({ status: error.statusCode, reason: reasonOf(error), retryAfterMs: retryAfterMs((name) => error.responseHeaders?.[name]), cause: error }, called);
  }
  if (StreamProviderError.isInstance(error) && error.statusCode !== undefined) {
    return ofStatus({ status: error.statusCode, reason: reasonOf(error), retryAfterMs: undefined, cause: error }, called);
  }
  const code = networkCode(error);
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return new Fault('model/failed', { model: called.model, reason: 'it said nothing for five minutes' }, { cause: error });
  }
  if (code !== undefined && NEVER_CONNECTED.has(code)) return unreachable(error, called);
  return new Fault('model/failed', { model: called.model, reason: code === undefined ? reasonOf(error) : `the connection broke (${code})` }, { cause: error });
};

/** Whether a server refused a request because its model cannot call tools (Ollama: "… does not support tools"). */
export const refusesTools = (error: unknown): boolean =>
  APICallError.isInstance(error) && error.statusCode === 400 && /\btools?\b/i.test(error.message) && /\bsupport/i.test(error.message);

interface Refusal {
  readonly status: number;
  readonly reason: string;
  readonly retryAfterMs: number | undefined;
  readonly cause: unknown;
}

const ofStatus = ({ status, reason, retryAfterMs: wait, cause }: Refusal, { model, name, remedy }: CalledModel): Fault => {
  // OpenAI answers 429, too, to those who have not paid.
  if (status === 401 || status === 402 || status === 403 || /insufficient_quota/.test(bodyOf(cause))) {
    return new Fault('model/refused', { model, reason: `${reason} (${status})` }, { cause });
  }
  if (status === 404) return new Fault('model/unavailable', { model, reason: `${reason} (404)`, remedy: remedy.unknownModel(name) }, { cause });
  // 529: Anthropic's own for being overloaded.
  if (status === 408 || status === 429 || status >= 500) {
    return new Fault('model/busy', { model, ...(wait !== undefined && { retryAfterMs: wait }) }, { cause });
  }
  return new Fault('model/failed', { model, reason: `${reason} (${status})` }, { cause });
};

const unreachable = (cause: unknown, { model, remedy }: CalledModel): Fault => {
  const code = networkCode(cause);
  return new Fault('model/unavailable', { model, reason: `nobody answers${code === undefined ? '' : ` (${code})`}`, remedy: remedy.unreachable }, { cause });
};

const bodyOf = (error: unknown): string => (APICallError.isInstance(error) ? error.responseBody ?? '' : '');

/** Its first line, without the full stop that our sentence adds, and not endless. */
const reasonOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : typeof error === 'string' ? error : JSON.stringify(error);
  return (message.split('\n')[0] ?? '').trim().replace(/\.$/, '').slice(0, 300) || 'it gave no reason';
};
