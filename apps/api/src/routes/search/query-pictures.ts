import { wire } from '@frameseek/core';
import { z } from 'zod';
import { jsonEndpoint, rawEndpoint, type Endpoint } from '../../http/endpoint.ts';
import { receivePicture } from '../../uploads/receive-picture.ts';
import { FILE_STATUSES, FOREVER, sendFile } from '../../http/send-file.ts';

const pictureParams = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/u) });

/** Pictures that people search with. */
export const queryPictureEndpoints: readonly Endpoint[] = [
  jsonEndpoint({
    method: 'post',
    path: '/api/query-pictures',
    needs: 'read',
    rate: 'search',
    summary: 'Keeps a picture to search with: like=picture:<id>. The two hundred used last are kept',
    takesFiles: 'file',
    response: wire.queryPicture,
    faults: ['input/invalid', 'server/too-large', 'file/disk-full'],
    run: async (_input, call) => await call.runtime.engine.keepPicture(await receivePicture(call), { signal: call.signal }),
  }),
  rawEndpoint({
    method: 'get',
    path: '/api/query-pictures/:id',
    rate: 'media',
    summary: 'Such a picture, as a JPEG',
    params: pictureParams,
    status: 200,
    type: 'image/jpeg',
    faults: ['file/missing', 'input/invalid'],
    also: FILE_STATUSES,
    handle: async ({ params }, { runtime, res }) => {
      await sendFile(res, await runtime.engine.picturePath(params.id), { type: 'image/jpeg', cache: FOREVER });
    },
  }),
];
