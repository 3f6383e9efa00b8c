import type { VideoDetail } from '@frameseek/core';
import type { ObjectView } from '../../../hooks/player/use-object-view.ts';
import type { Playback } from '../../../hooks/player/use-playback.ts';

/** What every tab about the whole video gets. */
export interface InsightTabProps {
  readonly video: VideoDetail;
  /** Seconds; where the video is. */
  readonly time: number;
  readonly onGoTo: (at: number) => void;
  readonly playback: Playback;
  readonly objects: ObjectView;
}
