import { z } from 'zod';
import { STAGES } from '../domain/stage.ts';

const stage = z.enum(STAGES);

/** How far one stage of indexing is. */
export const stageStatus = z.object({
  stage,
  state: z.enum(['waiting', 'running', 'done', 'off', 'failed']),
  count: z.number(),
  done: z.number().optional().describe('Seconds of video behind it, while running'),
  total: z.number().optional(),
  speed: z.number().optional().describe('Times real time'),
  secondsLeft: z.number().optional(),
  seconds: z.number().optional().describe('Wall-clock seconds it took'),
  by: z.string().optional(),
  note: z.string().optional(),
});

/** How far one stage of indexing is. */
export type StageStatus = z.infer<typeof stageStatus>;
