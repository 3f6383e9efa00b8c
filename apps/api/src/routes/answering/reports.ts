import { report, reportEstimate, reportRequest } from '@frameseek/core';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';

/** Tables that a language model fills from moments of many videos. */
export const reportEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'post',
    path: '/api/reports/estimate',
    needs: 'ask',
    summary: 'What a report would cost: it is searched for, and no model is asked',
    body: reportRequest,
    response: reportEstimate,
    faults: ['input/invalid', 'library/unknown-collection', 'library/unknown-video'],
    run: ({ body }, { runtime, signal }) => runtime.engine.reports.estimate(body, { signal }),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/reports',
    needs: 'ask',
    rate: 'heavy',
    summary: 'Lists what a question finds in a table, each cell with the moment that it rests on. What a model has answered is kept: the same report, asked for again after it was broken off, goes on where it was',
    body: reportRequest,
    response: report,
    faults: ['input/invalid', 'library/unknown-collection', 'library/unknown-video', 'model/unavailable'],
    run: ({ body }, { runtime, signal }) => runtime.engine.reports.make(body, { signal }),
  }),
];
