import { z } from 'zod';
import { faultNote } from '../faults/fault-note.ts';
import { tagList } from '../catalog/videos/tags.ts';
import { SUBTITLE_KINDS, TRANSCRIPT_SOURCES } from '../domain/transcript.ts';
import { probe } from '../domain/video.ts';
import { SOUND_KINDS } from '../sounds/sound-band.ts';
import { PLAYBACKS } from '../export/playback.ts';
import { seconds } from '../time/seconds.ts';
import { stageStatus } from './stage-status.ts';

const videoState = z.enum(['queued', 'indexing', 'ready', 'failed']);

/** A video as the library lists it; `duration` in seconds. */
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
  recordedAt: z.string().optional().describe('When it was recorded, if the file says so; ISO 8601, in the camera\'s own time'),
  place: z.string().optional().describe('The city that is nearest to where it was recorded, if the file says so'),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional().describe('Where it was recorded, if the file says so; degrees north and east'),
  colour: z.string().optional().describe('The mean colour of the picture that stands for it, #rrggbb; absent: not known yet'),
  stages: z.array(stageStatus),
  fault: faultNote.optional(),
  missing: z.literal(true).optional().describe('Its file is not where it was: deleted, or on a disk that is unplugged'),
  copies: z.array(z.string()).optional().describe('Paths of other files that hold the same, byte for byte: they are one video'),
});

/** A video as the library lists it. */
export type VideoSummary = z.infer<typeof videoSummary>;

const spriteSheet = z.object({
  columns: z.number(),
  rows: z.number(),
  tileWidth: z.number(),
  tileHeight: z.number(),
  count: z.number(),
  interval: seconds,
});

/** A video with all that the player needs. */
export const videoDetail = videoSummary.extend({
  probe: probe.optional(),
  playback: z.enum(PLAYBACKS).describe('stream: browsers do not play the file; take stream.m3u8'),
  shots: z.array(z.object({ index: z.number(), start: seconds, end: seconds })),
  transcripts: z.array(z.object({
    source: z.enum(TRANSCRIPT_SOURCES), language: z.string().optional(), kind: z.enum(SUBTITLE_KINDS).optional(),
    soundTrack: z.number().optional().describe('The sound track that was listened to, counted from 1'), cues: z.number(),
  })),
  soundTrack: z.number().optional().describe('The sound track that was picked for what is said, counted from 1; absent: it is found out'),
  sprite: spriteSheet.optional(),
});

/** A video with all that the player needs. */
export type VideoDetail = z.infer<typeof videoDetail>;

/** The slides of a film of slides, in the order in which they are shown first. */
export const slideList = z.object({
  slides: z.array(z.object({
    title: z.string(),
    lines: z.array(z.string()).describe('What is written on it, from top to bottom'),
    at: seconds.describe('When all of it can be seen'),
    shown: z.array(z.object({ start: seconds, end: seconds })).min(1).describe('Every stretch in which it is shown'),
  })),
});

/** What is heard in a video beside words. */
export const soundList = z.object({
  events: z.array(z.object({
    label: z.string().describe('A class of AudioSet, such as “Applause”'), start: seconds, end: seconds, score: z.number().describe('How sure the tagger is where it is surest, 0 to 1'),
  })).describe('The earliest first'),
  band: z.array(z.object({ kind: z.enum(SOUND_KINDS), start: seconds, end: seconds })).describe('The whole time line: speech, music, silence, or other sounds; empty where nothing was heard at all'),
});

/** What is heard in a video beside words. */
export type SoundList = z.infer<typeof soundList>;

/** The videos of the library, newest first. */
export const videoList = z.object({ videos: z.array(videoSummary) });

/** The videos in the trash, the last removed first. */
export const trashList = z.object({
  videos: z.array(videoSummary.extend({
    removedAt: z.string().describe('When it was put there; ISO 8601'),
    goneAt: z.string().describe('When it goes for good; ISO 8601'),
  })),
});

/** How many videos were removed for good. */
export const trashEmptied = z.object({ removed: z.number().int() });

/** A video in the trash. */
export type TrashedVideo = z.infer<typeof trashList>['videos'][number];

/** The videos of the library. */
export type VideoList = z.infer<typeof videoList>;

/** Another title, other tags or another sound track for a video. */
export const changeVideoRequest = z
  .object({
    title: z.string().trim().min(1).max(300).optional(),
    tags: tagList.optional().describe('Replaces all tags'),
    soundTrack: z.number().int().min(1).nullable().optional()
      .describe('The sound track whose speech is searched, counted from 1; null: it is found out. Only the speech is done anew; the words of before answer until then'),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'it changes nothing')
  .meta({ minProperties: 1 });
