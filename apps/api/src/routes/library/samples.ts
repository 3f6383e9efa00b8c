import { wire } from '@frameseek/core';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { jobViews } from '../../views/job-views.ts';

/** Sample films for somebody who has no videos at hand. */
export const sampleEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'post',
    path: '/api/samples',
    rate: 'heavy',
    isLogged: true,
    summary: 'Makes the sample films (by ffmpeg, nothing is downloaded) and queues them for indexing',
    status: 202,
    response: wire.addVideosResponse,
    faults: ['tool/missing', 'tool/failed', 'file/disk-full'],
    run: async (_input, { runtime, signal }) => {
      const { jobs, skipped } = await runtime.addSampleFilms({ signal, report: () => undefined });
      return { jobs: jobViews(jobs, runtime.engine.videos()), skipped: [...skipped] };
    },
  }),
];
