import type { ModelCall, ModelSpending } from '@frameseek/core';

/** Before the first call. */
export const NOTHING_SPENT: ModelSpending = { calls: 0, cachedCalls: 0, inputTokens: 0, outputTokens: 0, frames: 0, tookMs: 0 };

/** The sum with one more call. */
export const addCall = (sum: ModelSpending, call: Omit<ModelCall, 'at'>): ModelSpending => {
  if (call.cached) return { ...sum, cachedCalls: sum.cachedCalls + 1 };
  const dollars = call.dollars === undefined ? sum.dollars : (sum.dollars ?? 0) + call.dollars;
  return {
    calls: sum.calls + 1,
    cachedCalls: sum.cachedCalls,
    inputTokens: sum.inputTokens + call.inputTokens,
    outputTokens: sum.outputTokens + call.outputTokens,
    frames: sum.frames + call.frames,
    tookMs: sum.tookMs + call.ms,
    ...(dollars !== undefined && { dollars }),
  };
};
