import { apiTokenList, issuedApiToken, newApiToken } from '@frameseek/core';
import { z } from 'zod';
import { actorOf, theCaller } from '../../http/caller.ts';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';

/** Tokens for programs. */
export const tokenEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/tokens',
    summary: 'Tokens for programs: those of whoever asks; all for an admin',
    response: apiTokenList,
    run: (_input, { req, runtime }) => ({ tokens: [...runtime.access.tokens(theCaller(req, runtime.access))] }),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/tokens',
    needs: 'read',
    summary: 'Makes a token, which may do no more than whoever makes it; its secret is told this once',
    body: newApiToken,
    status: 201,
    response: issuedApiToken,
    faults: ['input/invalid', 'auth/forbidden'],
    run: ({ body }, { req, runtime }) => {
      const { made, secret } = runtime.access.addToken(body, theCaller(req, runtime.access), actorOf(req));
      return { ...made, secret };
    },
  }),
  rawEndpoint({
    method: 'delete',
    path: '/api/tokens/:id',
    needs: 'read',
    summary: 'Revokes a token',
    params: z.object({ id: z.string().min(1).max(100) }),
    status: 204,
    faults: ['library/unknown-pass'],
    handle: ({ params: { id } }, { req, res, runtime }) => {
      runtime.access.revoke({ kind: 'token', id }, theCaller(req, runtime.access), actorOf(req));
      res.status(204).end();
    },
  }),
];
