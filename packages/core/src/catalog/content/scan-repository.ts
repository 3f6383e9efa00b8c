import type { ScanResult, Shot } from '../../domain/scan.ts';
import type { VideoId } from '../../domain/video.ts';

/** Remembers what the first pass over the picture of a video found. */
export interface ScanRepository {
  putScan(id: VideoId, scan: ScanResult): void;
  scan(id: VideoId): ScanResult | undefined;
  /** Whether there is anything to see in any video. */
  hasShots(): boolean;
  /** Those of the scan alone, ascending; empty where there is no scan. */
  shots(id: VideoId): readonly Shot[];
}
