/** What calls of language models cost, and what they answered, kept so that equal calls are not made twice. */
import { z } from 'zod';
import { MODEL_PURPOSES } from './language-model.ts';

/** One call of a language model as it is recorded. */
const modelCall = z.object({
  at: z.string().describe('When it ended, ISO 8601'),
  purpose: z.enum(MODEL_PURPOSES),
  model: z.string().describe('<provider>/<model>'),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  /** The provider did not say how many tokens they were. */
  estimated: z.boolean(),
  frames: z.number().int().describe('Pictures sent'),
  ms: z.number().describe('Milliseconds from the question to the end of the answer'),
  dollars: z.number().optional().describe('Where the price is known'),
  cached: z.boolean().describe('Answered from what was answered before: nothing was sent'),
  outcome: z.enum(['done', 'stopped', 'failed']),
});
/** A call that is recorded. */
export type ModelCall = z.infer<typeof modelCall>;

/** What several calls cost together. Cached ones count only in `cachedCalls`. */
const modelSpending = z.object({
  calls: z.number().int().describe('Calls that were really made'),
  cachedCalls: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  frames: z.number().int().describe('Pictures sent'),
  dollars: z.number().optional().describe('Of the calls whose price is known; absent where it is known of none'),
  tookMs: z.number(),
});
/** What several calls cost together. */
export type ModelSpending = z.infer<typeof modelSpending>;

/** Limits of what models may cost; what is absent has none. */
const modelBudget = z.object({
  dollars: z.number().optional(),
  tokens: z.number().int().optional().describe('Sent and answered together'),
  frames: z.number().int().optional(),
});
/** What models may cost. */
export type ModelBudget = z.infer<typeof modelBudget>;

/** What `GET /api/costs` answers. */
export const modelCosts = z.object({
  model: z.object({
    id: z.string(),
    local: z.boolean().describe('It runs in this process: nothing leaves this machine'),
    takesImages: z.boolean(),
    takesTools: z.boolean(),
    price: z.object({ input: z.number(), output: z.number() }).optional().describe('US dollars for a million tokens'),
  }).optional().describe('Absent: no language model is set'),
  today: modelSpending,
  total: modelSpending,
  budget: z.object({ answer: modelBudget, day: modelBudget }),
  calls: z.array(modelCall).describe('Newest first'),
});
/** What models have cost, and may cost. */
export type ModelCosts = z.infer<typeof modelCosts>;
