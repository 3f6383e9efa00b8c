import { z } from 'zod';
import { faultNote } from '../faults/fault-note.ts';
import { SAMPLING_STRATEGIES } from '../domain/scan.ts';
import { job } from './jobs.ts';

/** Which frames represent a video. */
export const samplingStrategy = z.enum(SAMPLING_STRATEGIES);

/** Files and folders that are to be indexed. */
export const addVideosRequest = z.object({
  paths: z.array(z.string().min(1)).min(1).describe('Files and folders on the server, inside the media folders'),
  sampling: samplingStrategy.optional(),
});

/** Jobs that wait for them, and files that are not taken with the reason. */
export const addVideosResponse = z.object({
  jobs: z.array(job),
  skipped: z.array(faultNote.extend({ path: z.string() })),
  leftOut: z.array(z.string()).optional().describe('What else was found in folders and is not taken, in words for people'),
});

/** What became of files that were to be indexed. */
export type AddVideosResponse = z.infer<typeof addVideosResponse>;

/** Where the files of videos are looked for that are gone. */
export const locateFilesRequest = z.object({ path: z.string().min(1).describe('A folder or file on the server, inside the media folders') });

/** What was found there. */
export const locatedFiles = z.object({
  found: z.array(z.string()).describe('Ids of the videos that have a file again'),
  missing: z.number().describe('Videos whose files are still gone'),
});

/** What became of the videos whose files were gone. */
export type LocatedFiles = z.infer<typeof locatedFiles>;

/** A folder that is to be followed. */
export const watchFolderRequest = z.object({ path: z.string().min(1).describe('A folder on the server, inside the media folders') });

/** What `GET /api/watch` answers: the folders that are followed. */
export const watchedFolderList = z.object({
  folders: z.array(z.object({
    path: z.string(),
    state: z.enum(['starting', 'watching', 'missing', 'failed']),
    message: z.string().optional().describe('Why it is not followed now'),
  })),
});

const folderEntry = z.object({
  name: z.string(),
  path: z.string(),
  mediaFiles: z.number().describe('Videos and sound files right in this folder'),
});

/** Where files can be picked from: the media folders themselves when no path was asked for. */
export const folderList = z.object({
  path: z.string().optional().describe('The folder listed; absent for the list of media folders'),
  parent: z.string().optional().describe('One up; absent where that would leave the media folders'),
  folders: z.array(folderEntry),
  files: z.array(z.object({ name: z.string(), path: z.string(), sizeBytes: z.number() })).describe('Videos and sound files in it'),
});

/** What one folder of the server holds. */
export type FolderList = z.infer<typeof folderList>;
