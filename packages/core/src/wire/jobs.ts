import { z } from 'zod';
import { faultNote } from '../faults/fault-note.ts';
import { JOB_STATES } from '../catalog/work/job-repository.ts';
import { stageStatus } from './stage-status.ts';
import { download } from './downloads.ts';
import { roleSpaces } from './spaces.ts';

/** The indexing of one file as people see it. Times are ISO 8601. */
export const job = z.object({
  id: z.string(),
  path: z.string(),
  title: z.string(),
  videoId: z.string().optional(),
  state: z.enum(JOB_STATES),
  priority: z.number(),
  attempts: z.number(),
  stages: z.array(stageStatus),
  fault: faultNote.optional(),
  createdAt: z.string(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
});

/** A job as people see it. */
export type JobView = z.infer<typeof job>;

/** Jobs, newest first. */
export const jobList = z.object({ jobs: z.array(job) });

/** One server-sent event of `/api/jobs/events`: the whole list of jobs that wait, run, or ended lately. */
export const jobsEvent = z.object({
  jobs: z.array(job), libraryVersion: z.number(), downloads: z.array(download).optional().describe('Files that are being fetched from addresses'),
  swaps: z.array(roleSpaces).optional().describe('Roles whose films are being moved to another model, or of which an earlier one is kept'),
  waiting: z.number().optional().describe('Jobs that wait, also those that are too many to be listed'),
  paused: z.boolean().optional().describe('Nothing is begun until the queue goes on'),
  restsUntil: z.string().optional().describe('Nothing is begun before: it is not among the hours of the settings; ISO 8601'),
  restsOnBattery: z.boolean().optional().describe('Nothing is begun while the server runs on battery'),
});

/** Whether the queue rests. */
export const queueState = z.object({
  paused: z.boolean(),
  restsUntil: z.string().optional().describe('When it goes on by itself, where it rests for the hours of the settings; ISO 8601'),
  restsOnBattery: z.boolean().optional().describe('Whether it rests until the server no longer runs on battery (FRAMESEEK_INDEX_ON_BATTERY)'),
});

/** How the queue stands. */
export type JobsEvent = z.infer<typeof jobsEvent>;
