import { Fault, wire } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, rawEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import type { JobFeed } from '../../views/job-feed.ts';
import { sendEvents } from '../../http/server-sent-events.ts';
import { jobViews } from '../../views/job-views.ts';
import { queueState } from '../../views/queue-state.ts';

const jobParams = z.object({ id: z.string().min(1).max(100) });
const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(2_000).default(100) });

/** What is done with all of the queue. */
const queueEndpoints: readonly Endpoint[] = [
  ...(['pause', 'resume'] as const).map((change) => jsonEndpoint({
    method: 'post',
    path: `/api/jobs/${change}`,
    summary: change === 'pause' ? 'Lets the queue rest: what runs goes back into it, with the stages that are done' : 'Lets the queue go on',
    response: wire.queueState,
    run: (_input, { runtime: { engine } }) => {
      engine.pauseJobs(change === 'pause');
      return queueState(engine);
    },
  })),
  jsonEndpoint({
    method: 'post',
    path: '/api/jobs/now',
    summary: 'Works on the queue now, once, though it is not among the hours of the settings (FRAMESEEK_INDEX_HOURS), or on battery (FRAMESEEK_INDEX_ON_BATTERY)',
    response: wire.queueState,
    run: (_input, { runtime: { engine } }) => {
      engine.workNow();
      return queueState(engine);
    },
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/jobs/cancel',
    summary: 'Stops every job that waits or runs',
    response: wire.queueState,
    isLogged: true,
    run: (_input, { runtime: { engine } }) => {
      engine.cancelAll();
      return queueState(engine);
    },
  }),
];

/** The indexing queue, as a list and as it changes. */
export const jobEndpoints = (feed: JobFeed): readonly Endpoint[] => [
  jsonEndpoint({
    method: 'get',
    path: '/api/jobs',
    summary: 'Jobs that wait, run or ended, newest first',
    query: listQuery,
    response: wire.jobList,
    run: ({ query }, { runtime: { engine } }) => {
      const jobs = engine.jobs(query);
      return { jobs: jobViews(jobs, engine.videosOf(jobs.flatMap(({ videoId }) => videoId ?? []))) };
    },
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/jobs/events',
    summary: 'The same as it changes: server-sent events, each with the whole state, at most four a second',
    status: 200,
    type: 'text/event-stream',
    response: wire.jobsEvent,
    faults: [],
    handle: (_input, { res, signal }) => sendEvents(res, signal, (push) => feed.listen(push)),
  }),
  ...queueEndpoints,
  jsonEndpoint({
    method: 'post',
    path: '/api/jobs/:id/cancel',
    summary: 'Stops a job that waits or runs',
    params: jobParams,
    response: wire.job,
    faults: ['library/unknown-job'],
    run: ({ params }, call) => {
      call.runtime.engine.cancel(params.id);
      return theJob(params.id, call);
    },
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/jobs/:id/retry',
    summary: 'Queues a failed or cancelled job again',
    params: jobParams,
    response: wire.job,
    faults: ['library/unknown-job'],
    run: ({ params }, call) => theJob(call.runtime.engine.retry(params.id).id, call),
  }),
];

const theJob = (id: string, { runtime: { engine } }: Call): z.output<typeof wire.job> => {
  const found = engine.jobs({ limit: 10_000 }).filter((job) => job.id === id);
  const [view] = jobViews(found, engine.videosOf(found.flatMap(({ videoId }) => videoId ?? [])));
  if (view === undefined) throw new Fault('library/unknown-job', { id });
  return view;
};
