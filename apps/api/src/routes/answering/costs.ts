import { modelCosts } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';

/** What language models have cost. */
export const costEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/costs',
    needs: 'ask',
    summary: 'What language models have cost, today and in all, their limits, and the newest calls',
    query: z.object({ limit: z.coerce.number().int().min(0).max(1_000).default(100).describe('Calls at most') }),
    response: modelCosts,
    run: ({ query }, { runtime }) => runtime.engine.costs(query),
  }),
];
