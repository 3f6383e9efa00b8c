import type { SUBTITLE_ENDINGS } from '@frameseek/core';
import type { LanguageCues } from './notations/sami.ts';

/** All notations that are read. */
type Notation = 'timed-text' | 'sub-station' | 'frames' | 'lyrics' | 'sami' | 'ttml';

/** The bytes of one subtitle file as they were found, and the notation that they are in. */
export interface SubtitleText {
  readonly bytes: Uint8Array;
  readonly notation: Notation;
  /** BCP 47, where it is known; helps to tell the encoding. */
  readonly language?: string;
}

/** What the thread is given. */
export interface CueRequest {
  readonly texts: readonly SubtitleText[];
  /** Frames a second of the film, for texts that count frames. */
  readonly frameRate?: number;
  /** Encoding (WHATWG) of texts that are neither UTF-8 nor UTF-16; absent: found out. */
  readonly encoding?: string;
}

/** What the thread says of one text: its cues, by language where it has several, or the encodings that it may be in. */
export type ReadText = { readonly tracks: readonly LanguageCues[] } | { readonly likely: readonly string[] };

/** What it says of each text of the request, in its order. */
export type CueResponse = readonly ReadText[];

/** A subtitle file that is larger is none: ten hours of speech are about one megabyte. */
export const MAX_SUBTITLE_BYTES = 8_000_000;

const BY_ENDING: Readonly<Record<(typeof SUBTITLE_ENDINGS)[number], Notation>> = {
  srt: 'timed-text', vtt: 'timed-text', sbv: 'timed-text', ass: 'sub-station', ssa: 'sub-station', sub: 'frames', lrc: 'lyrics',
  smi: 'sami', sami: 'sami', ttml: 'ttml', dfxp: 'ttml', itt: 'ttml',
};

/** The notation by the ending of a file's name. */
export const NOTATIONS: Readonly<Record<string, Notation>> = BY_ENDING;

/** Endings of subtitles that are known and not read, with the reason. */
export const UNREAD_NOTATIONS: Readonly<Record<string, string>> = {
  idx: 'they are pictures (VobSub), not text', sup: 'they are pictures (PGS), not text', stl: 'the notation EBU STL is not known here',
  scc: 'the notation Scenarist SCC is not known here', usf: 'the notation USF is not known here', jss: 'the notation JACOsub is not known here',
};
