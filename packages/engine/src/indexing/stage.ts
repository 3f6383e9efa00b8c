import {
  isAbort, isFault, isFaultOf, faultMessage, type Probe, type SamplingStrategy, type Stage, type StageRecord,
  type VideoRecord,
} from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';

/** A video that has been probed, as every later stage needs it. */
export type ProbedVideo = VideoRecord & { readonly probe: Probe };

/** What every stage of one video's indexing stands on. */
export interface IngestContext {
  readonly parts: EngineParts;
  readonly video: ProbedVideo;
  readonly sampling: SamplingStrategy;
  readonly signal: AbortSignal;
  readonly report: Report;
}

/** What of it is enough to read a video, and to write what was found in it. */
export type VideoContext = Pick<IngestContext, 'parts' | 'video' | 'signal'>;
export type WriteContext = Pick<IngestContext, 'parts' | 'signal'> & { readonly video: Pick<VideoRecord, 'id'> };

/** Seconds of video behind a stage, and what it made so far. Never awaited; the latest wins. */
export type Report = (stage: Stage, progress: { readonly done: number; readonly total?: number; readonly count: number }) => void;

export interface StageOutcome {
  readonly count: number;
  /** A sentence for people about what was left out. */
  readonly note?: string;
}

/** What a stage is going to do: nothing, and why; or some work, whose result is recorded as made `by`. */
export type StagePlan =
  | { readonly off: string }
  | { readonly by: string; readonly work: (before: StageRecord | undefined) => Promise<StageOutcome> };

/** `by` of a stage that had nothing to do, and of one whose model could not be had. */
export const BY_NOTHING = 'none';
export const BY_NO_MODEL = 'no-model';

/**
 * Runs a stage unless it is done already by the same means, and records how it ended, last of all. A missing model turns
 * the stage off; another failure is recorded and thrown. A stopped stage leaves no record, and starts again next time.
 */
export const runStage = async (context: IngestContext, stage: Stage, plan: () => Promise<StagePlan>): Promise<void> => {
  const { parts: { catalog }, video, signal } = context;
  const startedAt = performance.now();
  const before = catalog.stages(video.id).find((record) => record.stage === stage);
  const record = (state: StageRecord['state'], by: string, outcome: StageOutcome): void => {
    signal.throwIfAborted();
    const seconds = (performance.now() - startedAt) / 1000;
    catalog.putStage(video.id, { stage, state, by, seconds, at: new Date().toISOString(), ...outcome });
  };
  const planned = await planOrOff(plan);
  if ('off' in planned) {
    // What an earlier model made still serves; it is not given up because the model is away today.
    const keeps = before?.state === 'done' && planned.by === BY_NO_MODEL;
    const same = before?.state === 'off' && before.note === planned.off;
    if (!keeps && !same) record('off', planned.by, { count: 0, note: planned.off });
    return;
  }
  if (before?.state === 'done' && before.by === planned.by) return;
  context.report(stage, { done: 0, count: 0, total: video.probe.duration });
  try {
    record('done', planned.by, await planned.work(before));
  } catch (error) {
    if (!isAbort(error) && !signal.aborted) record('failed', planned.by, { count: 0, note: errorMessage(error) });
    throw error;
  }
};

const planOrOff = async (plan: () => Promise<StagePlan>): Promise<(StagePlan & { by: string })> => {
  try {
    const planned = await plan();
    return 'off' in planned ? { ...planned, by: BY_NOTHING } : planned;
  } catch (error) {
    if (!isMissingModel(error)) throw error;
    return { off: errorMessage(error), by: BY_NO_MODEL };
  }
};

/** Whether the error says that a model cannot be had or used, so that its modality stays off. */
export const isMissingModel = (error: unknown): boolean =>
  isFaultOf(error, 'model/unavailable') || isFaultOf(error, 'model/download-failed') ||
  isFaultOf(error, 'model/checksum') || isFaultOf(error, 'model/broken');

/** The model, or undefined when it cannot be had. */
export const ifAvailable = async <Model>(model: Promise<Model>): Promise<Model | undefined> => {
  try {
    return await model;
  } catch (error) {
    if (isMissingModel(error)) return undefined;
    throw error;
  }
};

/** The sentence that a person reads for any error. */
export const errorMessage = (error: unknown): string => {
  if (isFault(error)) return faultMessage(error);
  return error instanceof Error ? error.message : String(error);
};
