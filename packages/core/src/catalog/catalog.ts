import type { AuditRepository } from './access/audit-repository.ts';
import type { PassRepository } from './access/pass-repository.ts';
import type { ValueRepository } from './access/value-repository.ts';
import type { UserRepository } from './access/user-repository.ts';
import type { ConversationRepository } from './answers/conversation-repository.ts';
import type { ModelLedger } from './answers/model-ledger.ts';
import type { ReportRepository } from './answers/report-repository.ts';
import type { FingerprintRepository } from './content/fingerprint-repository.ts';
import type { InsightRepository } from './content/insight-repository.ts';
import type { KeyframeVectorRepository } from './content/keyframe-vector-repository.ts';
import type { ObjectRepository } from './content/object-repository.ts';
import type { ScanRepository } from './content/scan-repository.ts';
import type { ScreenTextRepository } from './content/screen-text-repository.ts';
import type { SoundRepository } from './content/sound-repository.ts';
import type { SpeakerRepository } from './content/speaker-repository.ts';
import type { SpriteRepository } from './content/sprite-repository.ts';
import type { TranscriptRepository } from './content/transcript-repository.ts';
import type { WordRepository } from './content/word-repository.ts';
import type { AlertRepository } from './live/alert-repository.ts';
import type { LiveRepository } from './live/live-repository.ts';
import type { PushRepository } from './live/push-repository.ts';
import type { CollectionRepository } from './videos/collection-repository.ts';
import type { FileRepository } from './videos/file-repository.ts';
import type { LabelRepository } from './videos/label-repository.ts';
import type { TagRepository } from './videos/tag-repository.ts';
import type { VideoRepository } from './videos/video-repository.ts';
import type { WatchedFolderRepository } from './videos/watched-folder-repository.ts';
import type { JobRepository } from './work/job-repository.ts';
import type { LeaseRepository } from './work/lease-repository.ts';
import type { GenerationRepository } from './work/generation-repository.ts';
import type { SpaceRepository } from './work/space-repository.ts';
import type { StageRepository } from './work/stage-repository.ts';
import type { TaskRepository } from './work/task-repository.ts';

/**
 * The source of truth, shared by processes: a repository for each kind of thing that is remembered. Calls are synchronous
 * and short (SQLite, or a PostgreSQL server that is waited for); each is one transaction. A database that another process holds too long throws `store/unavailable`;
 * what is written about a video that is not there throws `library/unknown-video`.
 */
export interface Catalog
  extends VideoRepository, FileRepository, WatchedFolderRepository, TagRepository, LabelRepository, CollectionRepository,
  ScanRepository, TranscriptRepository, ScreenTextRepository, ObjectRepository, SoundRepository, SpeakerRepository, SpriteRepository, FingerprintRepository, KeyframeVectorRepository, InsightRepository, WordRepository,
  StageRepository, GenerationRepository, SpaceRepository, JobRepository, TaskRepository, LeaseRepository, ConversationRepository, ReportRepository, ModelLedger,
  LiveRepository, AlertRepository, PushRepository, ValueRepository, UserRepository, PassRepository, AuditRepository {
  /** Name of the library, made with its catalog, and kept by its copies: by it the library's data is told from others' where several lie together. */
  libraryId(): string;
  /** Runs calls of this catalog as one transaction: all of them, or, when one throws, none. */
  atomically<T>(work: () => T): T;
  /** Closes the database; no other call may follow. */
  close(): void;
}
