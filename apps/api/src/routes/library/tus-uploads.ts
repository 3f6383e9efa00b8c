import { wire } from '@frameseek/core';
import type { Server } from '@tus/server';
import { z } from 'zod';
import { rawEndpoint, type Call, type Endpoint } from '../../http/endpoint.ts';
import type { DiskReservations } from '../../uploads/disk-reservations.ts';
import { UPLOAD_ID, UPLOADS_PATH, createTusServer } from '../../uploads/tus-server.ts';

const params = z.object({ id: z.string().regex(UPLOAD_ID, 'This is not the name of an upload') });
const one = `${UPLOADS_PATH}/:id`;
const version = z.object({ 'Tus-Resumable': z.literal('1.0.0') });
const begun = version.extend({
  'Upload-Length': z.coerce.number().int().min(1).describe('Bytes of the file'),
  'Upload-Metadata': z.string().describe('filename, and filetype where it is known; values in Base64'),
});
const sent = version.extend({ 'Upload-Offset': z.coerce.number().int().min(0).describe('Bytes that have come before') });
/** What its server answers, as text: in the words of the protocol, or with the JSON of a failure in it. */
const PROTOCOL = { 400: 'A header is missing or wrong', 412: 'Tus-Resumable is not 1.0.0' } as const;
const GONE = { ...PROTOCOL, 404: 'There is no such upload', 410: 'It rested too long, and is gone' } as const;

const BEGIN = { ...PROTOCOL, 413: 'The file is larger than the server takes', 422: 'It is no video or sound, or has no bytes', 507: 'The disk has no room for it' } as const;
const SEND = {
  ...GONE,
  204: 'Taken; more is to come',
  403: 'Who asks may not, or the body is of no type',
  409: 'The upload is not at this offset',
  413: 'More was sent than the file has',
  415: 'The body is not application/offset+octet-stream',
  507: 'The disk has no room for it',
} as const;

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
      summary: 'Begins an upload that can be paused (tus 1.0.0); answers with its address in Location',
      headers: begun,
      status: 201,
      faults: [],
      also: BEGIN,
      handle: (_input, call) => handle(call),
    }),
    rawEndpoint({
      method: 'head',
      path: one,
      needs: 'edit',
      rate: 'media',
      summary: 'How much of an upload has come: Upload-Offset. What was uploaded is never given back from here',
      params,
      headers: version,
      status: 200,
      faults: [],
      also: GONE,
      handle: (_input, call) => handle(call),
    }),
    rawEndpoint({
      method: 'patch',
      path: one,
      rate: 'media',
      summary: 'Sends on where it stopped; the last piece queues the video and answers like POST /api/videos/upload',
      params,
      headers: sent,
      takesBytes: 'application/offset+octet-stream',
      status: 200,
      type: 'application/json',
      response: wire.addVideosResponse,
      faults: [],
      also: SEND,
      handle: (_input, call) => handle(call),
    }),
    rawEndpoint({
      method: 'delete',
      path: one,
      summary: 'Gives up an upload, and removes what has come of it',
      params,
      headers: version,
      status: 204,
      faults: [],
      also: GONE,
      handle: (_input, call) => handle(call),
    }),
  ];
};
