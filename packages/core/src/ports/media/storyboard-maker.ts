import type { SaveOptions } from './picture-writer.ts';
import type { SavedPicture } from './sprite-maker.ts';

/** How a storyboard is laid out, and the PNG that is written. */
export interface StoryboardOptions extends SaveOptions {
  /** Pictures in a row. */
  readonly columns: number;
}

/** Puts pictures of a video side by side. */
export interface StoryboardMaker {
  /** Writes a PNG of pictures in rows, each with its time in a corner. */
  storyboard(pictures: readonly SavedPicture[], options: StoryboardOptions): Promise<void>;
}
