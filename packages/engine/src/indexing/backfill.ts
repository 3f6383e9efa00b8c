import {
  SAMPLING_STRATEGIES, type Abortable, type ModelRole, type SamplingStrategy, type Stage, type StageRecord,
} from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { isFile } from '../library/is-file.ts';
import { BY_NO_MODEL } from './run-stage.ts';

/** The models without which a stage is off. */
const NEEDED: Partial<Record<Stage, readonly ModelRole[]>> = {
  visual: ['visual'],
  speech: ['detector', 'transcriber'],
  text: ['reader'],
};

/** After everything that people wait for. */
const PRIORITY = -10;

/** Queues the videos that lack a stage for want of a model that is there now, behind everything else. */
export const backfill = async ({ catalog, models }: LibraryParts, options: Abortable): Promise<void> => {
  const lacking = catalog.videos()
    .map((video) => ({ video, stages: catalog.stages(video.id) }))
    .filter(({ stages }) => stages.some(isLacking));
  if (lacking.length === 0) return;
  const status = await models.status(options);
  const present = new Set(
    status.filter(({ chosen, state }) => chosen && (state === 'present' || state === 'loaded')).map(({ role }) => role),
  );
  const isDueNow = (record: StageRecord): boolean =>
    isLacking(record) && (NEEDED[record.stage] ?? []).every((role) => present.has(role));
  for (const { video, stages } of lacking) {
    if (!stages.some(isDueNow) || !(await isFile(video.path))) continue;
    catalog.addJob({ path: video.path, priority: PRIORITY, sampling: samplingOf(stages) });
  }
};

const isLacking = ({ state, by }: StageRecord): boolean => state === 'off' && by === BY_NO_MODEL;

/** The strategy that the shots were made by, so that nothing else is done again. */
const samplingOf = (stages: readonly StageRecord[]): SamplingStrategy => {
  const by = stages.find(({ stage }) => stage === 'shots')?.by;
  return SAMPLING_STRATEGIES.find((strategy) => strategy === by) ?? 'adaptive';
};
