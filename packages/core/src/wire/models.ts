import { z } from 'zod';
import { faultNote } from '../faults/fault-note.ts';
import { MODEL_ROLES } from '../ports/models/model-status.ts';

/** The download of a model that somebody asked for. What has come stays when it is stopped or fails, and the next one goes on from there. */
export const modelDownload = z.object({
  state: z.enum(['running', 'stopped', 'failed']),
  fault: faultNote.optional(),
});
/** The download of a model. */
export type ModelDownload = z.infer<typeof modelDownload>;

/** One model that a role may use, and where it stands. */
export const modelView = z.object({
  role: z.enum(MODEL_ROLES),
  id: z.string(),
  licence: z.string(),
  standIn: z.boolean().describe('A small one that finds much less'),
  state: z.enum(['loaded', 'present', 'missing', 'unusable']),
  chosen: z.boolean().describe('Whether it serves'),
  from: z.string().describe('The folder that holds it, or the address that it would come from'),
  sizeBytes: z.number().describe('0 where it is not known before a download'),
  begunBytes: z.number().describe('That have come of it, where it is not whole'),
  canBeFetched: z.boolean().describe('Whether a download would bring it'),
  reason: z.string().optional(),
  remedy: z.string().optional(),
  download: modelDownload.optional(),
});
/** One model that a role may use. */
export type ModelView = z.infer<typeof modelView>;

/** The models of every role in order of preference, and the folder that downloads go to. */
export const modelList = z.object({ models: z.array(modelView), folder: z.string() });
/** The models of every role. */
export type ModelList = z.infer<typeof modelList>;

/** Which model is to be downloaded, or no longer. */
export const modelName = z.object({ id: z.string().min(1).max(200) });
