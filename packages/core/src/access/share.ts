import { z } from 'zod';
import { seconds } from '../time/seconds.ts';
import { days } from './api-token.ts';

/** Moments of one link at most. */
const MAX_ITEMS = 50;
/** Seconds that a shared moment may last: each is cut out and kept as a film of its own. */
const MAX_MOMENT = 1_800;

/** A video, or a stretch of it. */
const sharedItem = z
  .object({ video: z.string().min(1).max(100), title: z.string().trim().min(1).max(300), start: seconds.optional(), end: seconds.optional() })
  .refine(({ start, end }) => (start === undefined) === (end === undefined), 'start and end belong together')
  .refine(({ start = 0, end = 1 }) => end > start && end - start <= MAX_MOMENT, `it must last up to ${MAX_MOMENT} seconds`)
  .meta({ description: `end must lie behind start, at most ${MAX_MOMENT} seconds`, dependentRequired: { start: ['end'], end: ['start'] } });

/** What a link shows: one video, one moment, or a collection of moments. Nothing else of the library can be seen by it. */
export const shared = z
  .object({ title: z.string().trim().min(1).max(300), items: z.array(sharedItem).min(1).max(MAX_ITEMS) });
/** What a link shows. */
export type Shared = z.infer<typeof shared>;

/** A link that is to be made. */
export const newShare = shared.extend({ days: days.default(7) });
/** A link that is to be made. */
export type NewShare = z.infer<typeof newShare>;

const share = z.object({
  id: z.string(),
  user: z.string().optional(),
  ...shared.shape,
  createdAt: z.string(),
  expiresAt: z.string().optional(),
  lastUsedAt: z.string().optional(),
});
/** A link, without its secret. */
export type Share = z.infer<typeof share>;
/** Every link that still opens. */
export const shareList = z.object({ shares: z.array(share) });
/** A link that was made just now: the only time that its address is told. */
export const issuedShare = share.extend({ path: z.string().describe('Path of its page in the web app; told only now') });

/** What whoever has a link sees of it: each item under its number, from 0 on. */
export const sharedView = z.object({
  title: z.string(),
  expiresAt: z.string().optional(),
  items: z.array(z.object({
    title: z.string(),
    duration: seconds,
    hasVideo: z.boolean(),
    playback: z.enum(['file', 'stream']).describe('stream: browsers do not play the file; take stream.m3u8'),
  })),
});
/** What whoever has a link sees of it. */
export type SharedView = z.infer<typeof sharedView>;
