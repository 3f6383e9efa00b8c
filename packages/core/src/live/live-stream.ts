import { z } from 'zod';
import type { Span } from '../time/span.ts';
import type { VideoId } from '../domain/video.ts';

/** What a stream is doing: waiting for its source (and why stands in its note), being recorded, over, or stopped by people. */
export const STREAM_STATES = ['waiting', 'live', 'ended', 'paused'] as const;

/** What is noted of a stream, besides what it shows. */
export const STREAM_EVENTS = ['began', 'lost', 'froze', 'ended', 'changed', 'jumped', 'silent', 'behind', 'disk-full'] as const;

/** How long recordings are kept: whatever comes first. */
export const retention = z.object({
  keepDays: z.number().positive().max(3_650).describe('Days that recordings are kept; those with alerts that nobody called wrong four times as long'),
  keepGigabytes: z.number().positive().max(1_000_000).describe('Gigabytes that they may take; those without alerts go first'),
});

/** A source that is recorded as long as it sends, and becomes searchable while it does. */
export const liveStream = retention.extend({
  id: z.string(),
  name: z.string(),
  /** With whatever it takes to get in: shown to nobody. */
  url: z.string(),
  state: z.enum(STREAM_STATES),
  /** Why it waits, or ended, for people. */
  note: z.string().optional(),
  /** ISO 8601. */
  addedAt: z.string(),
});

/** A source that is recorded as long as it sends, and becomes searchable while it does. */
export type LiveStream = z.infer<typeof liveStream>;
/** How long recordings are kept. */
export type Retention = z.infer<typeof retention>;

/** Something that happened to a stream; `at` in milliseconds since 1970. */
export interface StreamEvent {
  readonly streamId: string;
  readonly at: number;
  readonly kind: (typeof STREAM_EVENTS)[number];
  readonly note: string;
}

/** A video that is, or was, recorded from a stream: fragmented MP4 that grows, then an ordinary film. */
export interface Recording {
  readonly videoId: VideoId;
  readonly streamId: string;
  readonly path: string;
  /** Milliseconds since 1970 at its 0 s. */
  readonly startedAt: number;
  /** Seconds that are recorded. */
  readonly end: number;
  readonly sizeBytes: number;
  /** Bytes of the head that every fragment needs. */
  readonly headBytes: number;
  readonly isOpen: boolean;
  /** Seconds up to which it has been looked at. */
  readonly analysedTo: number;
}

/** A piece of a recording that can be decoded by itself, as it lies in its file. Seconds of the recording. */
export interface Fragment extends Span {
  readonly number: number;
  readonly offset: number;
  readonly bytes: number;
  /** Whether it begins with a picture that needs no other. */
  readonly intra: boolean;
}
