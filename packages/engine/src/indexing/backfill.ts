import {
  SAMPLING_STRATEGIES, SPACE_ROLES, type Abortable, type ModelRole, type SamplingStrategy, type Stage, type StageRecord, type VideoId,
} from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { stampIfThere } from '../library/file-stamp.ts';
import { isFile } from '../library/is-file.ts';
import { switchWhenComplete } from '../swaps/catch-up.ts';
import { MODALITIES_OF, wantedModel } from '../swaps/swap-target.ts';
import { unseenFilms } from '../swaps/unseen-films.ts';
import { BY_NO_MODEL } from './run-stage.ts';

/** The models without which a stage is off. */
const NEEDED: Partial<Record<Stage, readonly ModelRole[]>> = {
  visual: ['visual'],
  speech: ['detector', 'transcriber'],
  text: ['reader'],
  objects: ['objects'],
  sound: ['tagger'],
  speakers: ['detector', 'voices'],
};

/** After everything that people wait for; what is not found at all before what is found by another model. */
const PRIORITY = { lost: -5, changed: -5, lacking: -10, moving: -10 } as const;

/** Queues what is due without anybody having asked for it. */
export interface Backfill {
  /** Videos that lack a stage for want of a model that is there now. Reads every video: once when work begins, and when a model has come. */
  lacking(options: Abortable): Promise<void>;
  /** Videos whose files are not as they were when they were read. Asks the disk about every video. */
  changed(options: Abortable): Promise<void>;
  /** Videos that the store does not hold, and those that have yet to be seen by the model of the settings. */
  due(options: Abortable): Promise<void>;
}

/** Queues each video once for each reason: one that fails is not tried for ever. */
export const createBackfill = (parts: LibraryParts): Backfill => {
  const { catalog, models, store: libraryStore } = parts;
  const queued = new Set<string>();
  const queue = async (id: VideoId, reason: { readonly name: string; readonly priority: number }): Promise<void> => {
    const key = `${reason.name} ${id}`;
    const video = catalog.video(id);
    // A recording is looked at as a whole once it has ended.
    if (queued.has(key) || video === undefined || catalog.recording(id)?.isOpen === true || !(await isFile(video.path))) return;
    queued.add(key);
    catalog.addJob({ path: video.path, priority: reason.priority, sampling: samplingOf(catalog.stages(id)) });
  };
  /** What was paused may be queued again when it goes on. */
  const forgetReason = (name: string): void => {
    for (const key of queued) if (key.startsWith(`${name} `)) queued.delete(key);
  };
  return {
    lacking: async (options) => {
      const lacking = catalog.videos().map(({ id }) => ({ id, stages: catalog.stages(id) })).filter(({ stages }) => stages.some(isLacking));
      if (lacking.length === 0) return;
      const status = await models.status(options);
      const present = new Set(
        status.filter(({ chosen, state }) => chosen && (state === 'present' || state === 'loaded')).map(({ role }) => role),
      );
      const isDueNow = (record: StageRecord): boolean =>
        isLacking(record) && (NEEDED[record.stage] ?? []).every((role) => present.has(role));
      for (const { id, stages } of lacking) {
        const due = stages.filter(isDueNow).map(({ stage }) => stage);
        if (due.length > 0) await queue(id, { name: `lacking ${due.join()}`, priority: PRIORITY.lacking });
      }
    },
    changed: async ({ signal }) => {
      for (const { id, path } of catalog.videos()) {
        signal.throwIfAborted();
        const stamp = await stampIfThere(path);
        if (stamp === undefined || catalog.knownFile(stamp) !== undefined) continue;
        await queue(id, { name: `changed ${stamp.modifiedMs} ${stamp.changedMs}`, priority: PRIORITY.changed });
      }
    },
    due: async (options) => {
      const store = await libraryStore.identity(options);
      for (const id of catalog.videosNotHeld(store)) await queue(id, { name: `lost ${store}`, priority: PRIORITY.lost });
      for (const role of SPACE_ROLES) {
        const unseen = await unseenFilms(parts, role, options);
        for (const id of unseen?.ids ?? []) await queue(id, { name: `unseen ${unseen?.seenBy}`, priority: PRIORITY.lost });
        const model = await wantedModel(parts, role, options);
        const name = `moving ${role}`;
        if (model === undefined || catalog.swapChoice(role).isPaused) {
          forgetReason(name);
          continue;
        }
        const space = catalog.spaces().find((one) => one.role === role && one.model === model && !one.isServing)?.id;
        const modalities = MODALITIES_OF[role];
        // The last video that lacked it may have been removed.
        if (space !== undefined && switchWhenComplete(parts, { role, store, space })) continue;
        const moving = space === undefined ? catalog.videosAnswering(store, modalities) : catalog.videosLacking(store, space, modalities);
        for (const id of moving) await queue(id, { name, priority: PRIORITY.moving });
      }
    },
  };
};

const isLacking = ({ state, by }: StageRecord): boolean => state === 'off' && by === BY_NO_MODEL;

/** The strategy that the shots were made by, so that nothing else is done again. */
const samplingOf = (stages: readonly StageRecord[]): SamplingStrategy => {
  const by = stages.find(({ stage }) => stage === 'shots')?.by;
  return SAMPLING_STRATEGIES.find((strategy) => strategy === by) ?? 'adaptive';
};
