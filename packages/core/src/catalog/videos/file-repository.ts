import type { VideoId } from '../../domain/video.ts';

/** Remembers which content a file had, so that files that have not changed are not read again. */
export interface FileRepository {
  /** The id found earlier for this very file: same path, size and time of change (milliseconds since 1970). */
  knownFile(path: string, sizeBytes: number, modifiedMs: number): VideoId | undefined;
  /** Paths of all files that held this content when they were last read. */
  filesOf(id: VideoId): readonly string[];
  putFile(path: string, sizeBytes: number, modifiedMs: number, id: VideoId): void;
}
