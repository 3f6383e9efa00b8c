import { z } from 'zod';
import { faultNote } from '../../faults/fault-note.ts';
import { insightRequest } from '../../insights/insight-request.ts';
import { insight } from '../../insights/insight.ts';
import { JOB_STATES } from './job-repository.ts';

/** The making of one insight. */
export const task = z.object({
  id: z.string(),
  videoId: z.string(),
  key: z.string(),
  request: insightRequest,
  state: z.enum(JOB_STATES),
  done: z.number().describe('Share that is done, 0 to 1'),
  words: z.string().optional().describe('What it is at: "caption 12 of 80"'),
  fault: faultNote.optional(),
  createdAt: z.string(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
});

/** A task in the queue, or one that has ended. */
export type Task = z.infer<typeof task>;

/** What `GET /api/tasks` answers. */
export const taskList = z.object({ tasks: z.array(task).describe('Newest first') });

/** What was made of one video, and what is being made of it. */
export const videoInsights = z.object({ insights: z.array(insight), tasks: z.array(task).describe('Newest first') });
