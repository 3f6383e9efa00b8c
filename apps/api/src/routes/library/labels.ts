import { evalReport, label, labelList, labelRequest } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';

/** Relevance judgements by people, and how well search does by them. */
export const labelEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/labels',
    summary: 'What people said of results',
    response: labelList,
    run: (_input, { runtime }) => ({ labels: [...runtime.engine.labels()] }),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/labels',
    summary: 'Says of a result of a query that it is good or bad; what was said of it before is replaced',
    body: labelRequest,
    response: label,
    faults: ['input/invalid', 'library/unknown-video'],
    run: ({ body }, { runtime }) => runtime.engine.putLabel(body),
  }),
  rawEndpoint({
    method: 'delete',
    path: '/api/labels/:id',
    summary: 'Takes a label back',
    params: z.object({ id: z.string().min(1).max(100) }),
    status: 204,
    faults: ['library/unknown-label'],
    handle: ({ params }, { runtime, res }) => {
      runtime.engine.removeLabel(params.id);
      res.status(204).end();
    },
  }),
  jsonEndpoint({
    method: 'get',
    path: '/api/eval',
    needs: 'edit',
    rate: 'heavy',
    summary: 'How well the library is searched, by its labels. Asks every labelled query anew, which takes a while',
    response: evalReport,
    faults: ['server/busy'],
    run: async (_input, { runtime, signal }) => await runtime.engine.evaluate({ signal }),
  }),
];
