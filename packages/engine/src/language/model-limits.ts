import type { ModelBudget } from '@frameseek/core';

/** What language models may do and cost. */
export interface ModelLimits {
  /** For one answer. */
  readonly answer: ModelBudget;
  /** For all calls since midnight. */
  readonly day: ModelBudget;
  /** Calls of tools that a model may make for one answer. */
  readonly steps: number;
}

/** Where the settings say nothing. An answer has room for some ten calls; a day for a few films that are summarised. */
export const DEFAULT_MODEL_LIMITS = {
  answer: { tokens: 60_000, frames: 60 },
  day: { tokens: 5_000_000 },
  steps: 6,
} as const satisfies ModelLimits;
