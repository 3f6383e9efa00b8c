import type { Abortable, AskedSpeakers, Moment, SegmentFilter, Span, VideoId } from '@frameseek/core';

/** A query in the query language, and where to look. */
export interface SearchRequest extends SearchFilter {
  readonly query: string;
  /** Most moments that are given. */
  readonly limit: number;
}

/** Which segments may be found, and how. What is absent sets no limit. */
export interface SearchFilter extends SegmentFilter {
  /** `words`: only by the retrievers that need no model, at once. */
  readonly by?: 'words';
  /** Whose words. */
  readonly speakers?: AskedSpeakers;
}

/** A moment with what a person needs to know it by. */
export interface FoundMoment extends Moment {
  readonly video: VideoRef;
  /** Where the same footage is found as well; absent where it is nowhere else. */
  readonly also?: readonly (Span & { readonly video: VideoRef })[];
  /** It goes on: it lasts up to what a recording that grows was looked at last. */
  readonly isOngoing?: true;
}

/** The video of a moment. */
interface VideoRef {
  readonly id: VideoId;
  readonly title: string;
  readonly path: string;
}

/** The answer to a query. */
export interface SearchResult {
  /** As it was asked. */
  readonly query: string;
  /** False when nothing matches; `moments` then holds the nearest. */
  readonly match: boolean;
  readonly tookMs: number;
  /** Best first. */
  readonly moments: readonly FoundMoment[];
  /** Of a query that says only where to look (`in:`, `tag:`, a date): the videos there, newest first, as many as were asked for. */
  readonly videos?: readonly VideoRef[];
  /** What was left out and why ("pictures are not searched: no model"), for people. */
  readonly notes: readonly string[];
  /** The query that may have been meant: words that stand nowhere replaced by words near them, with which something matches. */
  readonly didYouMean?: string;
}

/** Finds moments: what searching is for those that only use it. */
export type Search = (request: SearchRequest, options: Abortable) => Promise<SearchResult>;
