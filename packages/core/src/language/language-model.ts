/**
 * The port of language models that may see pictures (VLM). One call is one step of the model: who loops over tools, checks
 * budgets or keeps records stands above it.
 */
import type { Abortable } from '../ports/abortable.ts';
import type { ModelMessage, ToolCall, ToolSpec } from './model-message.ts';

/** Everything that models are called for. */
export const MODEL_PURPOSES = [
  'rewrite', 'answer', 'caption', 'summary', 'chapters', 'actions', 'track', 'check', 'rerank', 'translate', 'report',
] as const;
/** Why a model is called, for the ledger of costs. */
type ModelPurpose = (typeof MODEL_PURPOSES)[number];

/** What a model is asked: rules (`system`), messages, the tools that it may call, and how long its answer may be. */
export interface ModelRequest {
  readonly purpose: ModelPurpose;
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools?: readonly ToolSpec[];
  /** The answer must be JSON of this schema, where the provider can hold the model to it; it is checked by the caller anyhow. */
  readonly json?: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  readonly maxOutputTokens: number;
}

/** Tokens that a call took. */
export interface ModelUsage {
  /** Absent where the provider does not say. */
  readonly inputTokens?: number;
  readonly outputTokens?: number;
}

/**
 * What comes from a model while it answers. `end` is always the last one; a stream that breaks off throws instead.
 * `cut` says that the answer hit the limit of output tokens.
 */
export type ModelEvent =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'call'; readonly call: ToolCall }
  | { readonly type: 'end'; readonly usage: ModelUsage; readonly cut: boolean; readonly cached?: boolean };

/** Who runs a model: a server of Ollama, any other that speaks OpenAI's API, three companies, or this process. */
export const MODEL_PROVIDERS = ['ollama', 'compatible', 'openai', 'anthropic', 'google', 'local'] as const;
/** Who runs a model. */
export type ModelProvider = (typeof MODEL_PROVIDERS)[number];

/** What is known of a model before it is called. */
export interface LanguageModelInfo {
  /** `<provider>/<model>`, for people and the ledger. */
  readonly id: string;
  /** Runs in this process: nothing leaves this machine. */
  readonly local: boolean;
  readonly takesImages: boolean;
  readonly takesTools: boolean;
  /** US dollars for a million tokens, where known or set. */
  readonly price?: { readonly input: number; readonly output: number };
}

/**
 * One language model. Failures: `model/unavailable` (no key, no such model, not downloaded), `model/refused` (401, 403),
 * `model/busy` (429, 5xx; retried inside with the server's retry-after while that is short), `model/failed` (anything else,
 * a broken stream too).
 */
export interface LanguageModel {
  readonly info: LanguageModelInfo;
  stream(request: ModelRequest, options: Abortable): AsyncIterable<ModelEvent>;
}
