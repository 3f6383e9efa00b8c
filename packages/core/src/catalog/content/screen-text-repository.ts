import type { ScreenText } from '../../domain/screen-text.ts';
import type { VideoId } from '../../domain/video.ts';

/** Remembers what can be read in the picture of a video. */
export interface ScreenTextRepository {
  /** Replaces all texts of this video. */
  putScreenTexts(id: VideoId, texts: readonly ScreenText[]): void;
  screenTexts(id: VideoId): readonly ScreenText[];
}
