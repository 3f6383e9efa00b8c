import { auditLog } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, type Endpoint } from '../../http/endpoint.ts';

const query = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  before: z.coerce.number().int().min(1).optional().describe('Number of an entry: only those before it'),
});

/** Who did what. */
export const auditEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/audit',
    needs: 'admin',
    summary: 'Who signed in, made a token or a link, added or removed something; newest first',
    query,
    response: auditLog,
    run: ({ query: { limit, before } }, { runtime }) => ({ entries: [...runtime.access.auditEntries({ limit, ...(before !== undefined && { before }) })] }),
  }),
];
