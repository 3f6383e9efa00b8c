import type { Probe } from '../../domain/video.ts';
import type { QualityReport } from '../../insights/insight.ts';
import type { Abortable } from '../abortable.ts';

/** What a pass over the quality of a file is told. */
export interface QualityOptions extends Abortable {
  readonly probe: Probe;
  /** Called as the pass goes on, with seconds of the file behind it. */
  readonly report: (seconds: number) => void;
}

/** Finds technical faults of a file. */
export interface QualityAnalyser {
  /** One pass over picture and sound by ffmpeg's own detectors. */
  quality(path: string, options: QualityOptions): Promise<QualityReport>;
}
