import {
  Fault, insightKey, shotList, type Abortable, type Insight, type InsightEstimate, type InsightRequest, type Task, type VideoId,
} from '@frameseek/core';
import type { Searcher } from '../search.ts';
import { requireVideo } from '../videos.ts';
import { hasEnded, type FinishItems } from '../work-queue.ts';
import { describeVideo } from './describe.ts';
import { estimateInsight, needsModel } from './estimate-insight.ts';
import { insightPicture, removeInsightPictures, type InsightPicture } from './insight-files.ts';
import { isDescribed, requireProbed } from './make-insight.ts';
import { requireModel } from './model-pictures.ts';
import { createTaskQueue } from './task-queue.ts';

/** What is made once from a whole video, kept, and searched. Making it is a task, which is much like a job. */
export interface Insights {
  /** All that was made of the video, and its tasks, newest first. */
  of(id: VideoId): { readonly insights: readonly Insight[]; readonly tasks: readonly Task[] };
  /** Throws `library/nothing-made`. */
  made<Kind extends Insight['kind']>(id: VideoId, kind: Kind, key?: string): Extract<Insight, { kind: Kind }>;
  /** Path of a PNG that was made. Throws `library/nothing-made`. */
  picture(id: VideoId, picture: InsightPicture): string;
  /** The shots in a CSV file, with what is said, shown and described in each. */
  shotList(id: VideoId): string;
  /** Queues the making; the task that makes the same already is given back. */
  make(id: VideoId, request: InsightRequest): Task;
  /** What making it would cost. */
  estimate(id: VideoId, request: InsightRequest): InsightEstimate;
  /** Removes what was made, from search as well. Throws `library/nothing-made`. */
  remove(id: VideoId, key: string, options: Abortable): Promise<void>;
  /** Newest first. */
  tasks(options: { readonly limit: number }): readonly Task[];
  cancel(taskId: string): Task;
  /** Queues a task that failed or was cancelled again; what it has paid for is not paid again. */
  retry(taskId: string): Task;
  /** Works until none of these tasks waits or runs, whoever runs them; then gives them back as they ended. */
  finish(taskIds: readonly string[], options: FinishItems<Task>): Promise<readonly Task[]>;
}

/** The same with the worker, which runs beside that of the jobs. */
export interface WorkingInsights extends Insights {
  work(options: Abortable): Promise<void>;
  /** Cancels the tasks of a video, and waits until those that this process works on have stopped. */
  stop(id: VideoId): Promise<void>;
}

/** Tasks of a video that are looked at with it. */
const TASKS_SEEN = 50;

export const createInsights = (searcher: Searcher): WorkingInsights => {
  const { parts } = searcher;
  const { catalog } = parts;
  const queue = createTaskQueue(searcher);
  const requireTask = (id: string): Task => {
    const task = catalog.task(id);
    if (task === undefined) throw new Fault('library/unknown-task', { id });
    return task;
  };
  return {
    of: (id) => {
      requireVideo(parts, id);
      return { insights: catalog.insights(id), tasks: catalog.tasks({ limit: TASKS_SEEN, videoId: id }) };
    },
    made: (id, kind, key = kind) => {
      requireVideo(parts, id);
      const found = catalog.insight(id, key);
      if (found === undefined || !isOf(found, kind)) throw new Fault('library/nothing-made', { id, key });
      return found;
    },
    picture: (id, picture) => {
      requireVideo(parts, id);
      const key = picture === 'storyboard' ? 'storyboard' : 'sound';
      if (catalog.insight(id, key) === undefined) throw new Fault('library/nothing-made', { id, key });
      return insightPicture(parts, id, picture);
    },
    shotList: (id) => {
      requireVideo(parts, id);
      const captions = catalog.insights(id).find((one) => one.kind === 'captions');
      return shotList({
        shots: catalog.shots(id), cues: catalog.transcripts(id)[0]?.cues ?? [], screenTexts: catalog.screenTexts(id),
        captions: captions?.kind === 'captions' ? captions.data : [],
      });
    },
    make: (id, request) => {
      requireProbed(parts, id);
      // What cannot be made is told now, not when its turn has come.
      if (needsModel(request)) requireModel({ parts });
      return catalog.addTask(id, request);
    },
    estimate: (id, request) => estimateInsight(parts, requireProbed(parts, id), request),
    remove: async (id, key, { signal }) => {
      const video = requireVideo(parts, id);
      const found = catalog.insight(id, key);
      if (found === undefined) throw new Fault('library/nothing-made', { id, key });
      catalog.removeInsight(id, key);
      await removeInsightPictures(parts, id, found);
      if (isDescribed(found)) await describeVideo({ parts, video, signal });
    },
    tasks: (options) => catalog.tasks(options),
    cancel: (taskId) => {
      if (!hasEnded(requireTask(taskId))) catalog.updateTask(taskId, { state: 'cancelled' });
      // It ends by itself; a failure of the catalog on the way shows at the next call.
      queue.stop(taskId).catch(() => undefined);
      return requireTask(taskId);
    },
    retry: (taskId) => {
      const { videoId, request, state } = requireTask(taskId);
      if (state === 'failed' || state === 'cancelled') {
        const other = catalog.tasks({ limit: TASKS_SEEN, videoId }).find((task) => task.key === insightKey(request) && !hasEnded(task));
        if (other !== undefined) return other;
        catalog.updateTask(taskId, { state: 'queued' });
      }
      return requireTask(taskId);
    },
    finish: (taskIds, options) => queue.finish(taskIds, options),
    work: (options) => queue.work(options),
    stop: async (id) => {
      for (const task of catalog.tasks({ limit: TASKS_SEEN, videoId: id }).filter((one) => !hasEnded(one))) {
        catalog.updateTask(task.id, { state: 'cancelled' });
        await queue.stop(task.id);
      }
    },
  };
};

const isOf = <Kind extends Insight['kind']>(insight: Insight, kind: Kind): insight is Extract<Insight, { kind: Kind }> => insight.kind === kind;
