/** What is found out about a whole file, and drawn of it: the part of `Media` for insights. */
import type { Frame, Probe } from '../domain/domain.ts';
import type { QualityReport } from '../insights/insights.ts';
import type { Abortable, SavedPicture } from '../ports.ts';

export interface QualityOptions extends Abortable {
  readonly probe: Probe;
  /** Called as the pass goes on, with seconds of the file behind it. */
  readonly report: (seconds: number) => void;
}

export interface StoryboardOptions extends Abortable {
  /** Pictures in a row. */
  readonly columns: number;
  /** The PNG that is written. */
  readonly target: string;
}

export interface DrawOptions extends Abortable {
  /** The PNG that is written. */
  readonly target: string;
}

export interface MediaAnalysis {
  /** One pass over picture and sound by ffmpeg's own detectors. */
  quality(path: string, options: QualityOptions): Promise<QualityReport>;
  /** Writes a PNG of pictures in rows, each with its time in a corner. */
  storyboard(pictures: readonly SavedPicture[], options: StoryboardOptions): Promise<void>;
  /** Writes a picture that was drawn, not taken, as a PNG. */
  draw(picture: Omit<Frame, 'at'>, options: DrawOptions): Promise<void>;
}
