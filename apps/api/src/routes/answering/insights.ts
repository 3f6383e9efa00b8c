import { insightEstimate, insightRequest, task, taskList, videoInsights } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { videoParams } from '../video-params.ts';

const keyParams = videoParams.extend({ key: z.string().min(1).max(400).describe('As in the insight: chapters, captions:brief, track:red car') });
const taskParams = z.object({ id: z.string().min(1).max(100) });
const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(1_000).default(100) });

/** What is made once from whole videos, and the tasks that make it. */
export const insightEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/videos/:id/insights',
    summary: 'Everything that was made of a video, and its tasks',
    params: videoParams,
    response: videoInsights,
    faults: ['library/unknown-video'],
    run: ({ params }, { runtime }) => {
      const { insights, tasks } = runtime.engine.insights.of(params.id);
      return { insights: [...insights], tasks: [...tasks] };
    },
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/videos/:id/insights',
    rate: 'heavy',
    isLogged: true,
    summary: 'Has something made of a video, by a task; what was made before under the same key is replaced when it is done',
    params: videoParams,
    body: insightRequest,
    status: 202,
    response: task,
    faults: ['input/invalid', 'library/unknown-video', 'model/unavailable'],
    run: ({ params, body }, { runtime }) => runtime.engine.insights.make(params.id, body),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/videos/:id/insights/estimate',
    needs: 'read',
    summary: 'What making it would cost; nothing is made',
    params: videoParams,
    body: insightRequest,
    response: insightEstimate,
    faults: ['input/invalid', 'library/unknown-video'],
    run: ({ params, body }, { runtime }) => runtime.engine.insights.estimate(params.id, body),
  }),
  rawEndpoint({
    method: 'delete',
    path: '/api/videos/:id/insights/:key',
    isLogged: true,
    summary: 'Removes what was made, from search as well',
    params: keyParams,
    status: 204,
    faults: ['library/unknown-video', 'library/nothing-made'],
    handle: async ({ params }, { runtime, res, signal }) => {
      await runtime.engine.insights.remove(params.id, params.key, { signal });
      res.status(204).end();
    },
  }),
  jsonEndpoint({
    method: 'get',
    path: '/api/tasks',
    summary: 'Tasks of all videos that wait, run or ended',
    query: listQuery,
    response: taskList,
    run: ({ query }, { runtime }) => ({ tasks: [...runtime.engine.insights.tasks(query)] }),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/tasks/:id/cancel',
    summary: 'Stops a task that waits or runs',
    params: taskParams,
    response: task,
    faults: ['library/unknown-task'],
    run: ({ params }, { runtime }) => runtime.engine.insights.cancel(params.id),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/tasks/:id/retry',
    summary: 'Queues a task that failed or was cancelled again; answers that were paid for are not paid again',
    params: taskParams,
    response: task,
    faults: ['library/unknown-task'],
    run: ({ params }, { runtime }) => runtime.engine.insights.retry(params.id),
  }),
];
