import { keptReport, report, reportEstimate, reportList, reportRequest } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';

const ofOne = z.object({ id: z.string().min(1).max(100) });

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
    summary: 'Lists what a question finds in a table, each cell with the moment that it rests on. It is kept while it grows: the same report, asked for again after it was broken off, goes on where it was',
    body: reportRequest,
    response: report,
    faults: ['input/invalid', 'library/unknown-collection', 'library/unknown-video', 'model/unavailable'],
    run: ({ body }, { runtime, signal }) => runtime.engine.reports.make(body, { signal }),
  }),
  jsonEndpoint({
    method: 'get',
    path: '/api/reports',
    needs: 'ask',
    summary: 'Every report that was made, whole or in part, the one made last first',
    response: reportList,
    run: (_input, { runtime }) => ({ reports: [...runtime.engine.reports.list()] }),
  }),
  jsonEndpoint({
    method: 'get',
    path: '/api/reports/:id',
    needs: 'ask',
    summary: 'A report with its rows, as far as it was made',
    params: ofOne,
    response: keptReport,
    faults: ['library/unknown-report'],
    run: ({ params }, { runtime }) => runtime.engine.reports.report(params.id),
  }),
  rawEndpoint({
    method: 'delete',
    path: '/api/reports/:id',
    isLogged: true,
    summary: 'Deletes a report; what the model answered for it stays kept',
    params: ofOne,
    status: 204,
    faults: ['library/unknown-report'],
    handle: ({ params }, { runtime, res }) => {
      runtime.engine.reports.remove(params.id);
      res.status(204).end();
    },
  }),
];
