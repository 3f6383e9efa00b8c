import type { Probe, SamplingStrategy, Stage, VideoRecord } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';

/** What every stage of one video's indexing stands on. */
export interface IngestContext {
  readonly parts: LibraryParts;
  readonly video: ProbedVideo;
  readonly sampling: SamplingStrategy;
  readonly signal: AbortSignal;
  readonly report: ReportStage;
}

/** A video that has been probed, as every later stage needs it. */
export type ProbedVideo = VideoRecord & { readonly probe: Probe };

/** Enough of the context to read a video. */
export type VideoContext = Pick<IngestContext, 'parts' | 'video' | 'signal'>;

/** Enough of the context to write what was found in a video. */
export type WriteContext = Pick<IngestContext, 'parts' | 'signal'> & { readonly video: Pick<VideoRecord, 'id'> };

/** Told the seconds of video behind a stage, and how many items it has made. Synchronous, never awaited; the latest wins. */
export type ReportStage = (stage: Stage, progress: { readonly done: number; readonly total?: number; readonly count: number }) => void;
