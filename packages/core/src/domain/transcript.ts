import { z } from 'zod';
import type { Span } from '../time/span.ts';

/** A word of a cue with its own span, in seconds. */
export const word = z.object({ start: z.number(), end: z.number(), text: z.string() });

/** A word with its span. */
export type Word = z.infer<typeof word>;

/** A timed line of speech or subtitle (WebVTT); `words` where the source times them. */
export interface Cue extends Span {
  readonly text: string;
  readonly words?: readonly Word[];
  /** Who says it, where people gave the voice a name. */
  readonly speaker?: string;
  /** What stood here before somebody corrected it. */
  readonly was?: string;
}

/** All sources of transcripts. */
export const TRANSCRIPT_SOURCES = ['stream', 'sidecar', 'recognised', 'translated', 'burned-in'] as const;

/** Where a transcript's words come from: a subtitle stream in the file, a file beside it, speech recognition, its translation into English, or subtitles that are part of the picture. */
type TranscriptSource = (typeof TRANSCRIPT_SOURCES)[number];

/** Kinds of subtitles that are more, or less, than what is said. */
export const SUBTITLE_KINDS = ['sdh', 'forced'] as const;

/**
 * What subtitles hold besides or instead of what is said: `sdh` (for the deaf and hard of hearing, closed captions) names
 * sounds, too; `forced` has only what is said or written in another language than the rest.
 */
export type SubtitleKind = (typeof SUBTITLE_KINDS)[number];

/** What is said in one video by one source; cues ascend in time. */
export interface Transcript {
  readonly source: TranscriptSource;
  /** BCP 47 or ISO 639 code where known; `languageCode` makes them alike. */
  readonly language?: string;
  /** Absent: what is said, all of it. */
  readonly kind?: SubtitleKind;
  /** Sound track that was listened to, counted from 1; absent of subtitles. */
  readonly soundTrack?: number;
  readonly cues: readonly Cue[];
}

/** Consecutive cues joined to a length that is worth indexing. */
export interface Passage extends Span {
  readonly text: string;
}
