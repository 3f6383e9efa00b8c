import type { Abortable, Modality, Moment, Span, VideoId } from '@frameseek/core';

export interface SearchRequest {
  readonly query: string;
  readonly limit: number;
  readonly modalities?: readonly Modality[];
  readonly videoIds?: readonly VideoId[];
  /** Only this stretch of each video. */
  readonly within?: Span;
  /** `words`: only what can be found without any model, at once. */
  readonly by?: 'words';
}

export interface FoundMoment extends Moment {
  readonly video: VideoRef;
  /** Where the same footage is found as well; absent where it is nowhere else. */
  readonly also?: readonly (Span & { readonly video: VideoRef })[];
}

export interface VideoRef {
  readonly id: VideoId;
  readonly title: string;
  readonly path: string;
}

export interface SearchResult {
  readonly query: string;
  /** False when nothing matches; `moments` then holds the nearest. */
  readonly match: boolean;
  readonly tookMs: number;
  readonly moments: readonly FoundMoment[];
  /** What was left out and why ("pictures are not searched: no model"), for people. */
  readonly notes: readonly string[];
}

/** Finds moments: what searching is for those that only use it. */
export type Search = (request: SearchRequest, options: Abortable) => Promise<SearchResult>;
