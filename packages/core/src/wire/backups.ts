import { z } from 'zod';
import { faultNote } from '../faults/fault-note.ts';

/** A file that holds the library as it was. */
const backup = z.object({
  name: z.string().describe('Of the file'),
  at: z.string().describe('When it was written; ISO 8601'),
  sizeBytes: z.number(),
});


/** The backups that were made without naming a file, and what is being done with them. */
export const backupList = z.object({
  folder: z.string(),
  backups: z.array(backup).describe('The newest first'),
  making: z.boolean().describe('One is being made'),
  fault: faultNote.optional().describe('Why the last one could not be made'),
  restored: z.object({ name: z.string(), at: z.string(), fault: faultNote.optional() }).optional().describe('The one that was put in the place of the library last, or could not be'),
  canRestore: z.boolean().describe('Whether POST /api/backups/{name}/restore can: it ends the server, which must be started again by whoever started it'),
});
/** The backups that were made without naming a file. */
export type BackupList = z.infer<typeof backupList>;

/** What a backup shall hold. */
export const backupRequest = z.object({ withMedia: z.boolean().default(true).describe('Also uploads, samples and recordings, which may be large') });

/** The file of a backup, without a folder. */
export const backupName = z.object({ name: z.string().max(200).regex(/^[\w-][\w.-]*\.tar$/u) });
