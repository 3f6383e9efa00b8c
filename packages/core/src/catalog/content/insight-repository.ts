import type { VideoId } from '../../domain/video.ts';
import type { Insight } from '../../insights/insight.ts';

/** Remembers what was made of whole videos. Insights go with their video. */
export interface InsightRepository {
  /** Keeps what was made, in place of what was made before under the same key. */
  putInsight(videoId: VideoId, insight: Insight): void;
  insight(videoId: VideoId, key: string): Insight | undefined;
  /** Ascending by key. */
  insights(videoId: VideoId): readonly Insight[];
  /** Whether anything was made of any video. */
  hasInsights(): boolean;
  /** False when there is none. */
  removeInsight(videoId: VideoId, key: string): boolean;
}
