import { INDEXED_MODALITIES, errorMessage, isAbort, isFaultOf, type Stage, type StageRecord } from '@frameseek/core';
import { isMissingModel } from '../faults/missing-model.ts';
import { openGeneration, type OpenGeneration } from '../generations/open-generation.ts';
import { doesStage } from './stages-left.ts';
import type { IndexingStage, NoWork, PlannedWork, StageOutcome } from './indexing-stage.ts';
import type { IngestContext } from './ingest-context.ts';

/** `by` of a stage whose model could not be had: once it can, the stage is due. */
export const BY_NO_MODEL = 'no-model';
/** `by` of a stage that had nothing to do. */
const BY_NOTHING = 'none';

/**
 * Runs a stage unless it is done already by the same means, and records how it ended, last of all. A missing model turns
 * the stage off; another failure is recorded and thrown. A stopped stage leaves no record, and starts again next time.
 */
export const runStage = async (context: IngestContext, stage: IndexingStage): Promise<void> => {
  const { parts: { catalog, settings, telemetry }, video, signal } = context;
  if (!doesStage(settings, stage.name)) return;
  const startedAt = performance.now();
  const before = catalog.stages(video.id).find((record) => record.stage === stage.name);
  const record = (state: StageRecord['state'], by: string, outcome: StageOutcome): void => {
    signal.throwIfAborted();
    const { generation, enter, ...found } = outcome;
    const seconds = (performance.now() - startedAt) / 1000;
    catalog.atomically(() => {
      enter?.();
      generation?.commit();
      const made = generation === undefined ? {} : { generation: generation.number, store: generation.store };
      catalog.putStage(video.id, { stage: stage.name, state, by, seconds, at: new Date().toISOString(), ...found, ...made });
    });
  };
  /** What there was once, such as subtitles that are gone, is found no longer. */
  const recordOff = async ({ off, by, enter, isAway }: OffStage): Promise<void> => {
    const modality = INDEXED_MODALITIES.find((one) => one === stage.name);
    const generation = isAway || before === undefined || modality === undefined ? undefined : await openGeneration(context, { modality, space: undefined });
    record('off', by, { count: 0, note: off, ...(generation !== undefined && { generation }), ...(enter !== undefined && { enter }) });
    await generation?.removeReplaced();
  };
  const planned = await planOrOff(stage, context);
  if ('off' in planned) {
    // What an earlier model made still serves; it is not given up because the model is away today.
    const keeps = before?.state === 'done' && planned.isAway;
    const same = before?.state === 'off' && before.note === planned.off;
    if (keeps || same) return;
    await recordOff(planned);
    telemetry.log('info', 'stage.off', { stage: stage.name, reason: planned.off });
    return;
  }
  const isSame = before?.state === 'done' && before.by === planned.by;
  if (isSame && (await isHeld(context, before, planned))) return;
  const again = isSame ? before.generation ?? 0 : undefined;
  let replaced: OpenGeneration | undefined;
  context.report(stage.name, { done: 0, count: 0, total: video.probe.duration });
  try {
    const outcome = await timed(context, { name: stage.name, by: planned.by, work: () => planned.work(before, again) });
    record('done', planned.by, outcome);
    replaced = outcome.generation;
  } catch (error) {
    // While the store is away nothing is said of the film: it goes on when it is back.
    const isOfFilm = !isAbort(error) && !signal.aborted && !isFaultOf(error, 'store/unavailable');
    if (isOfFilm) record('failed', planned.by, { count: 0, note: errorMessage(error) });
    throw error;
  }
  await replaced?.removeReplaced();
};

/** Whether the store has what the stage made: it may be another one, or have lost it. */
const isHeld = async ({ parts: { catalog, store }, video, signal }: IngestContext, { stage, generation = 0 }: StageRecord, { space }: PlannedWork): Promise<boolean> => {
  const modality = INDEXED_MODALITIES.find((one) => one === stage);
  if (modality === undefined) return true;
  const current = catalog.currentGeneration(await store.identity({ signal }), { videoId: video.id, modality });
  return current?.generation === generation && (space === undefined || current.holds.vectors[space.id] !== undefined);
};

interface TimedWork {
  readonly name: Stage;
  readonly by: string;
  readonly work: () => Promise<StageOutcome>;
}

const timed = ({ parts: { telemetry }, video }: IngestContext, { name, by, work }: TimedWork): Promise<StageOutcome> =>
  telemetry.span('index.stage', { stage: name, by, mediaSeconds: video.probe.duration }, async (note) => {
    const outcome = await work();
    note({ count: outcome.count });
    return outcome;
  });

/** A stage that does nothing, and why. */
interface OffStage extends NoWork {
  readonly by: string;
  /** Its model is away: what an earlier one made stays. */
  readonly isAway: boolean;
}

const planOrOff = async (stage: IndexingStage, context: IngestContext): Promise<PlannedWork | OffStage> => {
  try {
    const planned = await stage.plan(context);
    return 'off' in planned ? { ...planned, by: planned.lacksModel === true ? BY_NO_MODEL : BY_NOTHING, isAway: false } : planned;
  } catch (error) {
    if (!isMissingModel(error)) throw error;
    return { off: errorMessage(error), by: BY_NO_MODEL, isAway: true };
  }
};
