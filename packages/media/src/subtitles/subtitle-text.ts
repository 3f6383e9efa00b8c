import type { Cue } from '@frameseek/core';

/** The bytes of one subtitle file as they were found, and the notation that they are in. */
export interface SubtitleText {
  readonly bytes: Uint8Array;
  readonly notation: 'timed-text' | 'sub-station';
}

/** What the thread is given, and what it says: the cues of each text, in order. */
export interface CueRequest {
  readonly texts: readonly SubtitleText[];
}

/** The cues of each text of the request, in its order. */
export type CueResponse = readonly (readonly Cue[])[];

/** A subtitle file that is larger is none: ten hours of speech are about one megabyte. */
export const MAX_SUBTITLE_BYTES = 8_000_000;
