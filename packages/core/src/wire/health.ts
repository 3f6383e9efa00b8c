import { z } from 'zod';

/** How one part of the program is. */
export const partStatus = z.object({
  part: z.string().describe('visual, speech, text, store, ffmpeg …'),
  state: z.enum(['on', 'weak', 'off']),
  uses: z.string().describe('Which model, store or tool serves'),
  why: z.string().optional(),
  remedy: z.string().optional().describe('How to turn it on or make it better'),
});

/** How one part of the program is. */
export type PartStatus = z.infer<typeof partStatus>;

/** What health says to those who have no token. */
export const readiness = z.object({ ready: z.boolean(), version: z.string() });

/** How the program is, part by part, for those who may see it. */
export const health = z.object({
  ready: z.boolean(),
  why: z.string().optional().describe('Why not ready'),
  version: z.string(),
  parts: z.array(partStatus),
  videos: z.number(),
  mediaFolders: z.array(z.string()),
});

/** How the program is. */
export type Health = z.infer<typeof health>;
