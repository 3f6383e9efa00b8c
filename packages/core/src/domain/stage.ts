import type { VideoId } from './video.ts';

/** The steps of indexing one video, in the order in which they are shown. Each is recorded when it is done. */
export const STAGES = ['probe', 'shots', 'visual', 'speech', 'text'] as const;

export type Stage = (typeof STAGES)[number];

/** One event of a running job; latest wins, so every field says the whole state of its stage. */
export interface Progress {
  readonly videoId: VideoId;
  readonly stage: Stage;
  /** Units finished, and in all where known: seconds of video, in every stage. */
  readonly done: number;
  readonly total?: number;
  /** Segments (shots, for the stage `shots`) made so far. */
  readonly count: number;
}
