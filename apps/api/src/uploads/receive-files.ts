import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import multer from 'multer';
import { Fault, isMediaFile, mediaNameFault, noteFault, type FaultNote } from '@frameseek/core';
import type { Config } from '@frameseek/runtime';
import type { Call } from '../http/endpoint.ts';
import { LIMITS } from '../http/limits.ts';
import { safeName } from '../files/safe-name.ts';
import type { DiskReservations } from './disk-reservations.ts';
import { diskFault } from '../files/disk-fault.ts';
import { uploadError } from './upload-error.ts';
import { UploadStorage } from './upload-storage.ts';

/** Uploaded files by their paths, and what was not taken. */
interface ReceivedFiles {
  readonly paths: readonly string[];
  /** Files whose names are not those of videos or sound. */
  readonly refused: (FaultNote & { readonly path: string })[];
}

/** Boundaries and headers around the files in the form. */
const FORM_BYTES = 1_000_000;
const MAX_FILES = LIMITS.formFiles;

/** Writes the files of the form into the uploads folder, whole or not at all. Rejects with `input/invalid`, `server/too-large` or `file/disk-full`. */
export const receiveFiles = async (call: Call, { config, disk }: Receiving): Promise<ReceivedFiles> => {
  const length = Number(call.req.headers['content-length'] ?? 0);
  if (length > config.uploadLimitBytes * MAX_FILES + FORM_BYTES) throw new Fault('server/too-large', { limitBytes: config.uploadLimitBytes });
  const id = randomUUID();
  const { socket } = call.req;
  const before = socket.bytesRead;
  // Before the first byte is read: what is known not to fit the disk, or was promised to others.
  await disk.reserve(id, length, () => socket.bytesRead - before);
  try {
    return await receive(call, config);
  } finally {
    disk.release(id);
  }
};

interface Receiving {
  readonly config: Config;
  readonly disk: DiskReservations;
}

const receive = async ({ req, res }: Call, { uploadsFolder, uploadLimitBytes }: Config): Promise<ReceivedFiles> => {
  const refused: ReceivedFiles['refused'] = [];
  // The types of multer do not know `defParamCharset` yet; without it names are read as Latin 1.
  const options = {
    storage: new UploadStorage(uploadsFolder, uploadLimitBytes),
    limits: { fileSize: uploadLimitBytes, files: MAX_FILES, fields: 20 },
    defParamCharset: 'utf8',
    fileFilter: (_req: Request, file: Express.Multer.File, done: multer.FileFilterCallback) => {
      const known = isMediaFile(safeName(file.originalname));
      if (!known) refused.push({ path: file.originalname, ...notMedia(file.originalname) });
      done(null, known);
    },
  };
  const form = multer(options).any();
  const { promise: received, resolve, reject } = Promise.withResolvers<void>();
  const end = (error?: unknown): void => {
    if (error === undefined || error === null) resolve();
    // The form ends with what its file met, before the storage can say it in its own words.
    else reject(diskFault(uploadError(error, uploadLimitBytes), uploadsFolder));
  };
  void form(req, res, end);
  await received;
  const paths = Array.isArray(req.files) ? req.files.map(({ path }) => path) : [];
  if (paths.length === 0 && refused.length === 0) {
    throw new Fault('input/invalid', { problems: ['the form has no file in the field "files"'] });
  }
  return { paths, refused };
};

const notMedia = (path: string): FaultNote => {
  const fault = mediaNameFault(path);
  return noteFault(fault, fault.code);
};
