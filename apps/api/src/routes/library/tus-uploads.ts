import { Fault, wire } from '@frameseek/core';
import type { Server } from '@tus/server';
import { z } from 'zod';
import { rawEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import type { DiskReservations } from '../../uploads/disk-reservations.ts';
import { UPLOAD_ID, UPLOADS_PATH, createTusServer } from '../../uploads/tus-server.ts';

const params = z.object({ id: z.string().regex(UPLOAD_ID, 'This is not the name of an upload') });
const one = `${UPLOADS_PATH}/:id`;

/** The tus protocol: begin an upload, ask how far it is (HEAD), send on, give it up. */
export const tusEndpoints = (disk: DiskReservations): readonly Endpoint[] => {
  let server: Server | undefined;
  const handle = async ({ req, res, runtime, stopping }: Call): Promise<void> => {
    server ??= createTusServer(runtime, { disk, stopping });
    await server.handle(req, res);
  };
  return [
    rawEndpoint({
      method: 'post',
      path: UPLOADS_PATH,
      rate: 'heavy',
      isLogged: true,
      summary: 'Begins an upload that can be paused (tus 1.0.0): headers Upload-Length, Upload-Metadata with filename; answers with its address',
      status: 201,
      faults: ['input/invalid', 'media/unreadable', 'server/too-large', 'file/disk-full', 'file/empty'],
      handle: (_input, call) => handle(call),
    }),
    rawEndpoint({
      method: 'get',
      path: one,
      needs: 'edit',
      rate: 'media',
      summary: 'HEAD alone: how much of an upload has come',
      params,
      status: 200,
      faults: ['input/invalid', 'server/unknown-route'],
      handle: (_input, call) => {
        // What was uploaded is never given back from here.
        if (call.req.method !== 'HEAD') throw new Fault('server/unknown-route', { method: call.req.method, path: call.req.path });
        return handle(call);
      },
    }),
    rawEndpoint({
      method: 'patch',
      path: one,
      rate: 'media',
      summary: 'Sends on where it stopped; the last piece queues the video and answers like POST /api/videos/upload',
      params,
      status: 200,
      type: 'application/json',
      response: wire.addVideosResponse,
      faults: ['input/invalid', 'server/too-large', 'file/disk-full'],
      handle: (_input, call) => handle(call),
    }),
    rawEndpoint({
      method: 'delete',
      path: one,
      summary: 'Gives up an upload, and removes what has come of it',
      params,
      status: 204,
      faults: ['input/invalid'],
      handle: (_input, call) => handle(call),
    }),
  ];
};
