import {
  Fault, shotList, shotRows, withNamesOf, type Abortable, type Insight, type InsightEstimate, type InsightRequest, type ShotListSources, type ShotRow, type Task, type VideoId,
} from '@frameseek/core';
import type { SearchServices } from '../search/search-services.ts';
import { requireVideo } from '../library/require-video.ts';
import { indexDescriptions } from '../indexing/index-descriptions.ts';
import { estimateInsight, needsModel } from './estimate-insight.ts';
import { insightPicture, removeInsightPictures, type InsightPicture } from './insight-files.ts';
import { isDescription, requireProbed } from './make-insight.ts';
import { requireModel } from './require-model.ts';
import { MAX_TASKS, taskUseCases, type TaskUseCases, type TaskWorker } from './task-use-cases.ts';
import { createTaskQueue } from './task-queue.ts';

/** What is made once from a whole video, kept, and searched. Making it is a task, which is much like a job. */
export interface InsightUseCases extends TaskUseCases {
  /** All that was made of the video, and its tasks, newest first. */
  of(id: VideoId): { readonly insights: readonly Insight[]; readonly tasks: readonly Task[] };
  /** One insight; `key` tells apart several of one kind. Throws `library/nothing-made`. */
  get<Kind extends Insight['kind']>(id: VideoId, kind: Kind, key?: string): Extract<Insight, { kind: Kind }>;
  /** Path of a PNG that was made. Throws `library/nothing-made`. */
  picture(id: VideoId, picture: InsightPicture): string;
  /** The shots in a CSV file, with what is said, shown and described in each. */
  shotList(id: VideoId): string;
  /** The same as data. */
  shots(id: VideoId): readonly ShotRow[];
  /** Queues the making; the task that makes the same already is given back. */
  make(id: VideoId, request: InsightRequest): Task;
  /** What making it would cost. */
  estimate(id: VideoId, request: InsightRequest): InsightEstimate;
  /** Removes what was made, from search as well. Throws `library/nothing-made`. */
  remove(id: VideoId, key: string, options: Abortable): Promise<void>;
}
/** The same with the worker of this process. */
export type InsightWorker = InsightUseCases & TaskWorker;

/** The insights of a library. */
export const insightUseCases = (search: SearchServices): InsightWorker => {
  const { parts } = search;
  const { catalog } = parts;
  // Names are given and taken after chapters were made: they are looked up when chapters are read.
  const named = (one: Insight, id: VideoId): Insight => (one.kind === 'chapters' ? { ...one, data: withNamesOf(one.data, catalog.speakers(id)) } : one);
  const requireInsight = (id: VideoId, key: string): Insight => {
    requireVideo(parts, id);
    const found = catalog.insight(id, key);
    if (found === undefined) throw new Fault('library/nothing-made', { id, key });
    return named(found, id);
  };
  const shotSources = (id: VideoId): ShotListSources => {
    requireVideo(parts, id);
    const captions = catalog.insights(id).flatMap((one) => (one.kind === 'captions' ? [one.data] : []))[0] ?? [];
    return { shots: catalog.shots(id), cues: catalog.transcripts(id)[0]?.cues ?? [], screenTexts: catalog.screenTexts(id), captions };
  };
  return {
    ...taskUseCases(catalog, createTaskQueue(search)),
    of: (id) => {
      requireVideo(parts, id);
      return { insights: catalog.insights(id).map((one) => named(one, id)), tasks: catalog.tasks({ limit: MAX_TASKS, videoId: id }) };
    },
    get: (id, kind, key = kind) => {
      const found = requireInsight(id, key);
      if (!isOf(found, kind)) throw new Fault('library/nothing-made', { id, key });
      return found;
    },
    picture: (id, picture) => {
      requireInsight(id, picture === 'storyboard' ? 'storyboard' : 'sound');
      return insightPicture(parts, id, picture);
    },
    shotList: (id) => shotList(shotSources(id)),
    shots: (id) => shotRows(shotSources(id)),
    make: (id, request) => {
      requireProbed(parts, id);
      // What cannot be made is told now, not when its turn has come.
      if (needsModel(request)) requireModel({ parts });
      return catalog.addTask(id, request);
    },
    estimate: (id, request) => estimateInsight(parts, requireProbed(parts, id), request),
    remove: async (id, key, { signal }) => {
      const found = requireInsight(id, key);
      catalog.removeInsight(id, key);
      await removeInsightPictures(parts, id, found);
      if (isDescription(found)) await indexDescriptions({ parts, video: { id }, signal });
    },
  };
};

const isOf = <Kind extends Insight['kind']>(insight: Insight, kind: Kind): insight is Extract<Insight, { kind: Kind }> => insight.kind === kind;
