import type { FoundMoment, SearchResponse, Span, VideoDetail } from '@frameseek/core';

/** What the panel beside the player shows, and each of its tabs with it. */
export interface PlayerPanelProps {
  readonly video: VideoDetail;
  readonly query: string;
  readonly answer: SearchResponse | undefined;
  /** The moments of the answer in the order of time. */
  readonly moments: readonly FoundMoment[];
  /** Seconds; where the video is. */
  readonly time: number;
  readonly onGoTo: (at: number) => void;
  /** Sets the range; seconds. */
  readonly onRange: (span: Span) => void;
}
