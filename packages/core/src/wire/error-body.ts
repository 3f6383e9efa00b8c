import { z } from 'zod';

/** The body of every answer that is not a success. */
export const errorBody = z
  .object({
    error: z.object({
      code: z.string().describe('Stable name of the failure, for programs'),
      message: z.string().describe('What happened and what to do, for people'),
      facts: z.record(z.string(), z.unknown()),
    }),
  })
  .describe('Every answer that is not a success');

/** A failure as it travels. */
export type ErrorBody = z.infer<typeof errorBody>;
