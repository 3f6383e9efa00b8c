import type { EmbeddingSpace, Stage, StageRecord } from '@frameseek/core';
import type { OpenGeneration } from '../generations/open-generation.ts';
import type { IngestContext } from './ingest-context.ts';

/** One stage of indexing. Planning loads the models that it needs, and throws when one cannot be had. */
export interface IndexingStage {
  readonly name: Stage;
  plan(context: IngestContext): Promise<StagePlan>;
}

/** What a stage is going to do with one video. */
type StagePlan = NoWork | PlannedWork;

/** The video has nothing for this stage. */
export interface NoWork {
  /** Why, as a sentence for people. */
  readonly off: string;
  /** Takes out of the catalog what was found when there still was something. */
  readonly enter?: () => void;
  /** It would have something by a model that cannot be had now; what there was came from elsewhere, and is gone. */
  readonly lacksModel?: true;
}

/** Work that is needed unless the stage was done by the same means before. */
export interface PlannedWork {
  /** The space whose vectors it makes, where it makes any. */
  readonly space?: EmbeddingSpace;
  /** The means: models, embedding spaces, sampling strategy. Another name makes the stage run again. */
  readonly by: string;
  /** `before`: how the stage ended last time, if it ever ran; `again`: the generation that was made by the same means, but is not in the store. */
  work(before: StageRecord | undefined, again: number | undefined): Promise<StageOutcome>;
}

/** What came of a stage. */
export interface StageOutcome {
  /** Items made: shots, keyframes, passages. */
  readonly count: number;
  /** A sentence for people about what was left out. */
  readonly note?: string;
  /** The segments that it wrote: they answer from the moment at which the stage is recorded. */
  readonly generation?: OpenGeneration;
  /** Enters into the catalog, in the same transaction, what was found. */
  readonly enter?: () => void;
}

/** The stage with its planning begun now, so that models load meanwhile. A failure shows when the stage is run, if it ever is. */
export const planAhead = ({ name, plan }: IndexingStage, context: IngestContext): IndexingStage => {
  const planned = plan(context);
  planned.catch(() => undefined);
  return { name, plan: () => planned };
};
