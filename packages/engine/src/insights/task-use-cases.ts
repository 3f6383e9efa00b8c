import { Fault, type Abortable, type Catalog, type Task, type VideoId } from '@frameseek/core';
import { hasEnded, type FinishItems, type WorkQueue } from '../jobs/work-queue.ts';

/** What is done with tasks, whoever works on them. */
export interface TaskUseCases {
  /** Newest first. */
  tasks(options: { readonly limit: number }): readonly Task[];
  /** Throws `library/unknown-task`, as do those below. */
  cancel(taskId: string): Task;
  /** Queues a task that failed or was cancelled again; what it has paid for is not paid again. */
  retry(taskId: string): Task;
  /** Works until none of these tasks waits or runs, whoever runs them; then gives them back as they ended. */
  finish(taskIds: readonly string[], options: FinishItems<Task>): Promise<readonly Task[]>;
}

/** The same with the worker of this process, which runs beside that of the jobs. */
export interface TaskWorker {
  work(options: Abortable): Promise<void>;
  /** Cancels the tasks of a video, and waits until those that this process works on have stopped. */
  stop(id: VideoId): Promise<void>;
}

/** Tasks of a video that are looked at with it, at most. */
export const MAX_TASKS = 50;

/** The tasks of the catalog, which this process works on through `queue`. */
export const taskUseCases = (catalog: Catalog, queue: WorkQueue<Task>): TaskUseCases & TaskWorker => {
  const requireTask = (id: string): Task => {
    const task = catalog.task(id);
    if (task === undefined) throw new Fault('library/unknown-task', { id });
    return task;
  };
  return {
    tasks: (options) => catalog.tasks(options),
    cancel: (taskId) => {
      if (!hasEnded(requireTask(taskId))) catalog.updateTask(taskId, { state: 'cancelled' });
      // It ends by itself; a failure of the catalog on the way shows at the next call.
      queue.stop(taskId).catch(() => undefined);
      return requireTask(taskId);
    },
    retry: (taskId) => {
      const { videoId, key, state } = requireTask(taskId);
      if (state !== 'failed' && state !== 'cancelled') return requireTask(taskId);
      // Somebody has asked for the same meanwhile.
      const other = catalog.tasks({ limit: MAX_TASKS, videoId }).find((task) => task.key === key && !hasEnded(task));
      if (other !== undefined) return other;
      catalog.updateTask(taskId, { state: 'queued' });
      return requireTask(taskId);
    },
    finish: (taskIds, options) => queue.finish(taskIds, options),
    work: (options) => queue.work(options),
    stop: async (id) => {
      for (const task of catalog.tasks({ limit: MAX_TASKS, videoId: id }).filter((one) => !hasEnded(one))) {
        catalog.updateTask(task.id, { state: 'cancelled' });
        await queue.stop(task.id);
      }
    },
  };
};
