/** What travels over HTTP, as zod schemas: the API answers with these, the web app and other programs read them. */
import { z } from 'zod';
import { PLAYBACKS } from '../export/playback.ts';
import { tagList } from '../catalog/videos/tags.ts';
import { JOB_STATES } from '../catalog/work/job-repository.ts';
import { MODALITIES } from '../domain/modality.ts';
import { SAMPLING_STRATEGIES } from '../domain/scan.ts';
import { STAGES } from '../domain/stage.ts';
import { TRANSCRIPT_SOURCES } from '../domain/transcript.ts';
import { probe } from '../domain/video.ts';
import { seconds } from '../time/seconds.ts';

export const modality = z.enum(MODALITIES);
export const stage = z.enum(STAGES);
export const samplingStrategy = z.enum(SAMPLING_STRATEGIES);

export const errorBody = z
  .object({
    error: z.object({
      code: z.string().describe('Stable name of the failure, for programs'),
      message: z.string().describe('What happened and what to do, for people'),
      facts: z.record(z.string(), z.unknown()),
    }),
  })
  .describe('Every answer that is not a success');
export type ErrorBody = z.infer<typeof errorBody>;

/** The query language in one paragraph. */
const QUERY_WORDS = [
  'What is remembered of the moment, in plain words.',
  '"exact words" must be said or shown so. -word, -"words" leave moments out.',
  'A then B, A then B within 20s: one after the other in the same video (a minute where nothing is said).',
  'said:, shown:, seen: and described: look only at speech, at text on the screen, at the picture, at what models wrote about it.',
  'in:"title" limits to videos by title or path, tag:"name" by a tag; after: and before: to a position (1:30, 90s) or a date of recording (2024-05-01);',
  'longer: and shorter: to a length of the video. What is not understood is searched as plain words, and notes say so.',
].join(' ');

export const searchRequest = z.object({
  q: z.string().describe(QUERY_WORDS),
  like: z.string().regex(/^(?:[0-9a-f]{32}@|picture:[0-9a-f]{32}$)/u, 'This is neither <video id>@<seconds> nor picture:<id>').optional()
    .describe('<video id>@<seconds>, or picture:<id> of a query picture: moments that look like it, together with the words of q where it has any'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  modality: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
      z.array(modality).optional(),
    )
    .describe('Only these ways of finding; comma-separated in GET'),
  video: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
      z.array(z.string()).optional(),
    )
    .describe('Only in these videos, by id'),
});
export type SearchRequest = z.infer<typeof searchRequest>;

export const momentHit = z.object({
  modality,
  at: seconds,
  score: z.number(),
  text: z.string().optional().describe('The words said or read'),
});
export const videoRef = z.object({ id: z.string(), title: z.string(), path: z.string() });
export const foundMoment = z.object({
  video: videoRef,
  start: seconds,
  end: seconds,
  score: z.number(),
  hits: z.array(momentHit).min(1),
  also: z.array(z.object({ video: videoRef, start: seconds, end: seconds })).optional().describe('Where the same footage is found as well'),
});
export type FoundMoment = z.infer<typeof foundMoment>;

export const searchResponse = z.object({
  query: z.string(),
  match: z.boolean().describe('False when nothing matches; moments then holds the nearest'),
  tookMs: z.number(),
  moments: z.array(foundMoment).describe('Best first'),
  notes: z.array(z.string()).optional().describe('What was left out and why, for people'),
});
export type SearchResponse = z.infer<typeof searchResponse>;

/** One event of `/api/search/events`. */
export const searchEvent = z.discriminatedUnion('stage', [
  searchResponse.extend({ stage: z.enum(['words', 'all']) }),
  errorBody.extend({ stage: z.literal('failed') }),
]);
export type SearchEvent = z.infer<typeof searchEvent>;

export const queryPicture = z.object({ id: z.string().describe('For like=picture:<id>') });

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
export type StageStatus = z.infer<typeof stageStatus>;

export const videoState = z.enum(['queued', 'indexing', 'ready', 'failed']);
export const videoSummary = z.object({
  id: z.string(),
  title: z.string(),
  path: z.string(),
  sizeBytes: z.number(),
  addedAt: z.string(),
  duration: z.number(),
  state: videoState,
  hasVideo: z.boolean(),
  hasAudio: z.boolean(),
  width: z.number().optional(),
  height: z.number().optional(),
  tags: z.array(z.string()),
  recordedAt: z.string().optional().describe('When it was recorded, if the file says so; ISO 8601'),
  stages: z.array(stageStatus),
  fault: z.object({ code: z.string(), message: z.string() }).optional(),
  missing: z.literal(true).optional().describe('Its file is not where it was: deleted, or on a disk that is unplugged'),
});
export type VideoSummary = z.infer<typeof videoSummary>;

export const spriteSheet = z.object({
  columns: z.number(),
  rows: z.number(),
  tileWidth: z.number(),
  tileHeight: z.number(),
  count: z.number(),
  interval: seconds,
});
export const videoDetail = videoSummary.extend({
  probe: probe.optional(),
  playback: z.enum(PLAYBACKS).describe('stream: browsers do not play the file; take stream.m3u8'),
  shots: z.array(z.object({ index: z.number(), start: seconds, end: seconds })),
  transcripts: z.array(z.object({ source: z.enum(TRANSCRIPT_SOURCES), language: z.string().optional(), cues: z.number() })),
  sprite: spriteSheet.optional(),
});
export type VideoDetail = z.infer<typeof videoDetail>;
export const videoList = z.object({ videos: z.array(videoSummary) });
export type VideoList = z.infer<typeof videoList>;

export const addVideosRequest = z.object({
  paths: z.array(z.string().min(1)).min(1).describe('Files and folders on the server, inside the media folders'),
  sampling: samplingStrategy.optional(),
});
export const changeVideoRequest = z
  .object({
    title: z.string().trim().min(1).max(300).optional(),
    tags: tagList.optional().describe('Replaces all tags'),
  })
  .refine(({ title, tags }) => title !== undefined || tags !== undefined, 'it changes neither title nor tags');

export const job = z.object({
  id: z.string(),
  path: z.string(),
  title: z.string(),
  videoId: z.string().optional(),
  state: z.enum(JOB_STATES),
  priority: z.number(),
  attempts: z.number(),
  stages: z.array(stageStatus),
  fault: z.object({ code: z.string(), message: z.string() }).optional(),
  createdAt: z.string(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
});
export type JobView = z.infer<typeof job>;
export const jobList = z.object({ jobs: z.array(job) });
export const addVideosResponse = z.object({
  jobs: z.array(job),
  skipped: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
});
export type AddVideosResponse = z.infer<typeof addVideosResponse>;

export const watchFolderRequest = z.object({ path: z.string().min(1).describe('A folder on the server, inside the media folders') });
export const watchedFolderList = z.object({
  folders: z.array(z.object({
    path: z.string(),
    state: z.enum(['starting', 'watching', 'missing', 'failed']),
    message: z.string().optional().describe('Why it is not followed now'),
  })),
});

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
  fault: z.object({ code: z.string(), message: z.string() }).optional(),
  startedAt: z.string(),
});
export type Download = z.infer<typeof download>;
export const downloadList = z.object({ downloads: z.array(download) });

/** One server-sent event of `/api/jobs/events`: the whole list of jobs that wait, run, or ended lately. */
export const jobsEvent = z.object({
  jobs: z.array(job), libraryVersion: z.number(), downloads: z.array(download).optional().describe('Files that are being fetched from addresses'),
});
export type JobsEvent = z.infer<typeof jobsEvent>;

export const partStatus = z.object({
  part: z.string().describe('visual, speech, text, store, ffmpeg …'),
  state: z.enum(['on', 'weak', 'off']),
  uses: z.string().describe('Which model, store or tool serves'),
  why: z.string().optional(),
  remedy: z.string().optional().describe('How to turn it on or make it better'),
});
export type PartStatus = z.infer<typeof partStatus>;
/** What health says to those who have no token. */
export const readiness = z.object({ ready: z.boolean(), version: z.string() });
export const health = z.object({
  ready: z.boolean(),
  why: z.string().optional().describe('Why not ready'),
  version: z.string(),
  parts: z.array(partStatus),
  videos: z.number(),
  mediaFolders: z.array(z.string()),
});
export type Health = z.infer<typeof health>;

export const folderEntry = z.object({
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
export type FolderList = z.infer<typeof folderList>;
