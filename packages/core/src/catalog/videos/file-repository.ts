import type { VideoId } from '../../domain/video.ts';

/** A file as it was when it was looked at. As long as all of this is the same, so is what it holds. */
export interface FileStamp {
  readonly path: string;
  readonly sizeBytes: number;
  /** When its content was changed last, as it says of itself: programs that edit files may set it back. Milliseconds since 1970. */
  readonly modifiedMs: number;
  /** When anything about it was changed last, its name and rights too, as the system keeps it: no program sets that. Milliseconds since 1970. */
  readonly changedMs: number;
}

/** Remembers which content a file had, so that files that have not changed are not read again. */
export interface FileRepository {
  /** The id found earlier for this very file, unchanged; one that was noted by an earlier version, without `changedMs`, is taken at its other word. */
  knownFile(stamp: FileStamp): VideoId | undefined;
  /** Whether a file of a video has this size: another one may hold the same. */
  hasFileOfSize(sizeBytes: number): boolean;
  /** Paths of all files that held this content when they were last read. */
  filesOf(id: VideoId): readonly string[];
  /** Notes what a file holds. */
  putFile(stamp: FileStamp, id: VideoId): void;
  /** Notes the digest of all of a file, as long as it is noted with this stamp. */
  putDigest(stamp: FileStamp, digest: string): void;
  /** The digest of the content of a video, where one of its files was read as a whole. */
  digestOf(id: VideoId): string | undefined;
  /** The video whose content has this digest. */
  videoOfDigest(digest: string): VideoId | undefined;
  /** The digest that was noted for this path. */
  fileDigest(path: string): string | undefined;
  /** Forgets that this file is known as it is: it is read again when it is looked at next. */
  doubtFile(path: string): void;
  /** Forgets a file that is not there any more. */
  forgetFile(path: string): void;
}
