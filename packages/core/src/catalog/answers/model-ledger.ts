import type { ModelEvent } from '../../language/language-model.ts';
import type { ModelCall, ModelSpending } from '../../language/model-costs.ts';

/** Remembers calls of language models: what they cost, and what they answered, so that equal calls are not made twice. */
export interface ModelLedger {
  /** Records a call that has just ended. */
  addModelCall(call: Omit<ModelCall, 'at'>): void;
  /** Newest first. */
  modelCalls(options: { readonly limit: number }): readonly ModelCall[];
  /** What all calls since `since` (ISO 8601; absent: ever) cost. */
  modelSpending(since?: string): ModelSpending;
  /** What was answered to this very request before; `key` is made from its content. */
  modelAnswer(key: string): readonly ModelEvent[] | undefined;
  /** Keeps an answer. The whole is bounded: those that were used longest ago make room. */
  putModelAnswer(key: string, events: readonly ModelEvent[]): void;
  forgetModelAnswer(key: string): void;
}
