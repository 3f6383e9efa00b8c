import type { Probe, VideoId } from '../../domain/video.ts';

/** What the catalog knows of one video. */
export interface VideoRecord {
  readonly id: VideoId;
  readonly path: string;
  readonly title: string;
  readonly sizeBytes: number;
  /** ISO 8601. */
  readonly addedAt: string;
  readonly probe?: Probe;
  /** Labels that people gave it; absent where there are none. Kept when the video is put again. */
  readonly tags?: readonly string[];
  /** Sound track that people picked for what is said, counted from 1; absent: found out. Kept when the video is put again. */
  readonly soundTrack?: number;
  /** Mean colour (`#rrggbb`) of the picture that stands for it; absent: not known yet. Not put with the video: it is noted with its pictures. */
  readonly colour?: string;
  /** Its file is not where it was: perhaps on a disk that is unplugged. */
  readonly missing?: true;
  /** When it was put into the trash, ISO 8601; absent: it is in the library. */
  readonly removedAt?: string;
  /** Paths of other files that held the same when they were last read; absent where there are none. Not put with the video: they are the files that are noted. */
  readonly copies?: readonly string[];
}

/** Remembers the videos of the library. */
export interface VideoRepository {
  /** Adds a video, or replaces what is known of the one with this id. */
  putVideo(video: VideoRecord): void;
  /** Also one in the trash. */
  video(id: VideoId): VideoRecord | undefined;
  /** Newest first, without those in the trash. */
  videos(): readonly VideoRecord[];
  /** The same with those in the trash: for what looks after files and the store. */
  everyVideo(): readonly VideoRecord[];
  /** Number that grows with every change of a video or a stage, to notice what another process did. */
  version(): number;
  /** Number that grows with every change of anything that a search finds or shows, made by any process: what was found while it stays is found again. */
  findableVersion(): number;
  /** Says that the index has changed: the catalog does not see that by itself. */
  noteFindable(): void;
  /** Gives it another title. Throws `library/unknown-video`. */
  rename(id: VideoId, title: string): void;
  /** Picks the sound track for what is said, counted from 1; undefined: it is found out. Throws `library/unknown-video`. */
  setSoundTrack(id: VideoId, track: number | undefined): void;
  /**
   * Puts a video into the trash, where no search and no list finds it, and forgets its jobs; undefined: takes it out again, as putting the
   * video again does. Throws `library/unknown-video`.
   */
  setRemoved(id: VideoId, at: string | undefined): void;
  /** Forgets all that was found in a video and all that was made of it, its probe too; it stays, with what people said of it. */
  forgetContent(id: VideoId): void;
  /** Removes it with all that was found in it and all that was made of it; nothing happens where it is not there. */
  removeVideo(id: VideoId): void;
}
