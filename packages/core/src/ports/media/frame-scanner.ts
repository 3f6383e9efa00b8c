import type { SamplingStrategy, ScanResult } from '../../domain/scan.ts';
import type { Probe } from '../../domain/video.ts';
import type { Abortable } from '../abortable.ts';

/** What a scan is told. */
export interface ScanOptions extends Abortable {
  readonly probe: Probe;
  readonly strategy: SamplingStrategy;
  /** Called as the pass goes on, with seconds of video behind it. */
  readonly report: (seconds: number) => void;
}

/** The first pass over the picture. */
export interface FrameScanner {
  /** Finds the shots, and the places where keyframes may be taken. Small even for hours. */
  scan(path: string, options: ScanOptions): Promise<ScanResult>;
}
