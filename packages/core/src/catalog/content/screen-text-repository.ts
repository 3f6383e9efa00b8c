import type { ScreenLine, ScreenText } from '../../domain/screen-text.ts';
import type { Span } from '../../time/span.ts';
import type { VideoId } from '../../domain/video.ts';

/** A line that was found, and the video on whose screen it stood. */
export interface FoundLine extends ScreenLine {
  readonly videoId: VideoId;
}

/** Remembers what can be read in the picture of a video. */
export interface ScreenTextRepository {
  /** Replaces all texts of this video. */
  putScreenTexts(id: VideoId, texts: readonly ScreenText[]): void;
  screenTexts(id: VideoId): readonly ScreenText[];
  /** Whether anything can be read in any video. */
  hasScreenLines(): boolean;
  /** Replaces all lines of this video. */
  putScreenLines(id: VideoId, lines: readonly ScreenLine[]): void;
  /** The lines in the order in which they were put; only those that overlap the span, where one is given. */
  screenLines(id: VideoId, within?: Span): readonly ScreenLine[];
  /** Lines of all videos of the library that hold runs of characters of the text (`lineGrams`), those with the most and rarest first, at most `limit`. */
  screenLinesLike(text: string, limit: number): readonly FoundLine[];
}
