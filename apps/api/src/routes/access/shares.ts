import { issuedShare, newShare, shareList } from '@frameseek/core';
import { z } from 'zod';
import { actorOf, theCaller } from '../../http/caller.ts';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';

/** Links by which others see a video, a moment or a collection, and nothing else. */
export const shareEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'get',
    path: '/api/shares',
    needs: 'edit',
    summary: 'Links that still open: those of whoever asks; all for an admin. Their addresses are not kept',
    response: shareList,
    run: (_input, { req, runtime }) => ({ shares: [...runtime.access.shares(theCaller(req, runtime.access))] }),
  }),
  jsonEndpoint({
    method: 'post',
    path: '/api/shares',
    needs: 'edit',
    rate: 'heavy',
    summary: 'Makes a link to a video, a moment or a collection of them. Moments are cut out first, so that nothing around them can be seen',
    body: newShare,
    status: 201,
    response: issuedShare,
    faults: ['input/invalid', 'library/unknown-video', 'file/missing', 'file/disk-full', 'media/decode-failed'],
    run: async ({ body }, { req, runtime, signal }) => {
      const { made, secret } = await runtime.share(body, { caller: theCaller(req, runtime.access), actor: actorOf(req), signal });
      return { ...made, path: `/s/${secret}` };
    },
  }),
  rawEndpoint({
    method: 'delete',
    path: '/api/shares/:id',
    needs: 'edit',
    summary: 'Revokes a link',
    params: z.object({ id: z.string().min(1).max(100) }),
    status: 204,
    faults: ['library/unknown-pass'],
    handle: async ({ params: { id } }, { req, res, runtime }) => {
      await runtime.revokeShare(id, { caller: theCaller(req, runtime.access), actor: actorOf(req) });
      res.status(204).end();
    },
  }),
];
