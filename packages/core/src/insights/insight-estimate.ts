import { z } from 'zod';

/** What making it would cost, told beforehand. */
export const insightEstimate = z.object({
  modelCalls: z.number().int(),
  frames: z.number().int(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  dollars: z.number().optional(),
  seconds: z.number().optional().describe('Wall-clock, where it can be told'),
  needsModel: z.boolean(),
});

/** What an insight would cost. */
export type InsightEstimate = z.infer<typeof insightEstimate>;
