import type { VideoId } from '../../domain/video.ts';

/** Remembers which content a file had, so that files that have not changed are not read again. */
export interface FileRepository {
  /** The id found earlier for this very file: same path, size and time of change (milliseconds since 1970). */
  knownFile(path: string, sizeBytes: number, modifiedMs: number): VideoId | undefined;
  /** Paths of all files that held this content when they were last read. */
  filesOf(id: VideoId): readonly string[];
  /** Notes the digest of all of a file, as long as it is noted with this size and time of change. */
  putDigest(path: string, sizeBytes: number, modifiedMs: number, digest: string): void;
  /** The digest of the content of a video, where one of its files was read as a whole. */
  digestOf(id: VideoId): string | undefined;
  /** The digest that was noted for this path. */
  fileDigest(path: string): string | undefined;
  putFile(path: string, sizeBytes: number, modifiedMs: number, id: VideoId): void;
}
