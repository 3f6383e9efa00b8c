import type { Abortable, Job, ScreenText, Shot, SpriteSheet, StageRecord, Transcript, VideoRecord } from '@frameseek/core';

export interface VideoView extends VideoRecord {
  readonly stages: readonly StageRecord[];
  /** The newest job of this video's file, if any. */
  readonly job?: Job;
}

export interface VideoDetail extends VideoView {
  readonly shots: readonly Shot[];
  readonly transcripts: readonly Transcript[];
  readonly screenTexts: readonly ScreenText[];
  readonly sprite?: SpriteSheet;
}

export interface JpegsRequest extends Abortable {
  readonly times: readonly number[];
  /** Pixels; never enlarged. */
  readonly width: number;
}

export interface ThumbnailRequest extends Abortable {
  readonly at: number;
  readonly width?: number;
}
