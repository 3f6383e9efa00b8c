import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EVENTS, Server, type Upload } from '@tus/server';
import { Fault, isFault, isMediaFile, isMediaType, mediaNameFault, type AddVideosResponse } from '@frameseek/core';
import type { Config, Runtime } from '@frameseek/runtime';
import { renameFile } from '../files/rename-file.ts';
import { faultBody, STATUS } from '../http/send-error.ts';
import { diskFault } from '../files/disk-fault.ts';
import type { DiskReservations } from './disk-reservations.ts';
import { UploadLocker } from './upload-locker.ts';
import { UploadStore } from './upload-store.ts';
import { reservePath } from '../files/reserve-path.ts';
import { safeName } from '../files/safe-name.ts';
import { jobViews } from '../views/job-views.ts';

/** Where the endpoints are; the address of an upload is relative to the server, as it may be reached through the web app. */
export const UPLOADS_PATH = '/api/uploads';
/** Names of uploads that are on their way, as the server gives them. */
export const UPLOAD_ID = /^[0-9a-f]{32}$/;
/** Folder of uploads that are on their way; on the disk of the uploads folder, where they go when they are whole. */
export const partialUploadsFolder = ({ libraryFolder }: Pick<Config, 'libraryFolder'>): string => join(libraryFolder, 'uploads-begun');
/** Milliseconds that an upload may rest before it is forgotten: a long weekend. */
export const EXPIRY_MS = 4 * 24 * 3_600_000;

interface TusOptions {
  readonly disk: DiskReservations;
  readonly stopping: AbortSignal;
}

/** Uploads that can be paused and go on (https://tus.io, version 1.0.0). What is whole is indexed like any other upload. */
export const createTusServer = (runtime: Runtime, { disk, stopping }: TusOptions): Server => {
  const { config } = runtime;
  const directory = partialUploadsFolder(config);
  const server = new Server({
    path: UPLOADS_PATH,
    datastore: new UploadStore({ directory, expirationPeriodInMilliseconds: EXPIRY_MS }),
    locker: new UploadLocker(runtime.leases),
    maxSize: config.uploadLimitBytes,
    relativeLocation: true,
    // Pages of other sites have no business here; without this every site would be allowed.
    allowedOrigins: () => false,
    getFileIdFromRequest: (_req, last) => (last !== undefined && UPLOAD_ID.test(last) ? last : undefined),
    onUploadCreate: async (_req, upload) => {
      const { metadata, sizeBytes } = checkedUpload(upload, config);
      await disk.reserve(upload.id, sizeBytes);
      return { metadata };
    },
    onUploadFinish: async (_req, upload) => {
      disk.release(upload.id);
      const added = await addUploaded(upload, { runtime, directory, stopping });
      return { status_code: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(added) };
    },
    onResponseError: (_req, error) => errorResponse(error, runtime),
  });
  server.on(EVENTS.POST_TERMINATE, (_req, _res, id) => disk.release(id));
  return server;
};

type Metadata = Record<string, string | null>;

/** What is kept of what the client said, when all of it is well: a name that is safe, and the length. */
const checkedUpload = ({ size, metadata }: Upload, { uploadLimitBytes }: Config): { readonly metadata: Metadata; readonly sizeBytes: number } => {
  const given = metadata?.['filename'] ?? '';
  const name = safeName(given);
  if (given === '' || !isMediaFile(name)) throw mediaNameFault(given);
  const type = metadata?.['filetype'] ?? '';
  if (!isMediaType(type)) throw new Fault('media/unreadable', { path: given, reason: `its type is ${type}` });
  if (size === undefined) throw new Fault('input/invalid', { problems: ['the length of the file must be told at the beginning'] });
  if (size === 0) throw new Fault('file/empty', { path: given });
  if (size > uploadLimitBytes) throw new Fault('server/too-large', { limitBytes: uploadLimitBytes });
  return { metadata: { filename: name }, sizeBytes: size };
};

interface Adding {
  readonly runtime: Runtime;
  readonly directory: string;
  readonly stopping: AbortSignal;
}

const addUploaded = async (upload: Upload, { runtime: { engine, config }, directory, stopping }: Adding): Promise<AddVideosResponse> => {
  const partial = join(directory, upload.id);
  const path = await reservePath(config.uploadsFolder, safeName(upload.metadata?.['filename'] ?? ''));
  try {
    await renameFile(partial, path);
  } catch (cause) {
    await rm(path, { force: true });
    throw diskFault(cause, config.uploadsFolder);
  }
  await rm(`${partial}.json`, { force: true });
  const added = await engine.add([path], { signal: stopping });
  // What the library did not take is of no use to anybody.
  for (const skipped of added.skipped) await rm(skipped.path, { force: true });
  return { jobs: jobViews(added.jobs, engine.videos()), skipped: [...added.skipped] };
};

/** Failures as the rest of the API tells them; those of the protocol keep their status. */
const errorResponse = (given: Error | { status_code: number; body: string }, { config, telemetry }: Runtime): { status_code: number; body: string } => {
  const full = diskFault(given, config.uploadsFolder);
  const error = isFault(full) ? full : given;
  if (isFault(error)) return { status_code: STATUS[error.code], body: JSON.stringify(faultBody(error)) };
  if (!('status_code' in error)) {
    telemetry.log('error', 'upload.failed', { error });
    return { status_code: 500, body: JSON.stringify({ error: { code: 'server/unexpected', message: 'The upload failed. The log of the server says more.', facts: {} } }) };
  }
  const fault = error.status_code === 413
    ? new Fault('server/too-large', { limitBytes: config.uploadLimitBytes })
    : new Fault('input/invalid', { problems: [error.body.trim()] });
  return { status_code: error.status_code, body: JSON.stringify(faultBody(fault)) };
};
