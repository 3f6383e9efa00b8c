import { rawEndpoint, type Endpoint } from '../../http/endpoint.ts';

/** Where Prometheus and its like read. */
export const metricsEndpoints: readonly Endpoint[] = [
  rawEndpoint({
    method: 'get',
    path: '/metrics',
    needs: 'metrics',
    summary: 'Metrics in the text form of Prometheus: requests, searches, stages of indexing, calls of models and store, the queue, the size of the store, the process',
    status: 200,
    type: 'text/plain',
    faults: [],
    handle: async (_input, { runtime, res }) => {
      const { contentType, text } = await runtime.metrics();
      res.set({ 'Content-Type': contentType, 'Cache-Control': 'no-store' }).send(text);
    },
  }),
];
