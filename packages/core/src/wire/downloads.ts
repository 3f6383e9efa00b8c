import { z } from 'zod';
import { faultNote } from '../faults/fault-note.ts';

/** An address from which a video is to be fetched. */
export const addUrlRequest = z.object({ url: z.string().min(1).max(4_000).describe('http: or https:, of the open Internet') });

/** A file that is fetched from an address; a job when it is there. */
export const download = z.object({
  id: z.string(),
  url: z.string(),
  name: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  bytes: z.number().describe('That have come'),
  total: z.number().optional().describe('Bytes in all, where the server told'),
  jobId: z.string().optional().describe('What indexes it'),
  fault: faultNote.optional(),
  startedAt: z.string(),
});

/** A file on its way. */
export type Download = z.infer<typeof download>;

/** Downloads that run, or ended lately. */
export const downloadList = z.object({ downloads: z.array(download) });
