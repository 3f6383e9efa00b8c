import type { Stage } from '../../domain/stage.ts';
import type { VideoId } from '../../domain/video.ts';

/** How one stage of one video ended. `by` names the model, space or strategy, so that a change reruns the stage. */
export interface StageRecord {
  readonly stage: Stage;
  readonly state: 'done' | 'off' | 'failed';
  readonly by: string;
  /** Segments (shots, for the stage `shots`) that it made. */
  readonly count: number;
  /** Wall-clock seconds the stage took. */
  readonly seconds: number;
  /** A sentence for people: why it is off or failed, or what was left out. */
  readonly note?: string;
  /** The generation of segments that it made; absent: it makes none, or none was counted yet (0). */
  readonly generation?: number;
  /** The store that it was done for, by its identity; absent: it makes no segments, or stores were not told apart yet. */
  readonly store?: string;
  /** When it ended, ISO 8601. */
  readonly at: string;
}

/** Remembers which stages of indexing are done, so that an interrupted one goes on where it was. */
export interface StageRepository {
  /** Replaces the record of the same stage. */
  putStage(id: VideoId, record: StageRecord): void;
  stages(id: VideoId): readonly StageRecord[];
  /** Those of every video at once, which a list of all needs: asked for one by one, they cost most of it. */
  everyStage(): ReadonlyMap<VideoId, readonly StageRecord[]>;
  /** Forgets that the stage was done: it runs again. */
  clearStage(id: VideoId, stage: Stage): void;
}
