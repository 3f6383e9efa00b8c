import { statfs } from 'node:fs/promises';
import type { Request } from 'express';
import multer from 'multer';
import { Fault, faultMessage, isMediaFile, mediaNameFault } from '@frameseek/core';
import type { Config } from '@frameseek/runtime';
import type { Call } from '../http/endpoint.ts';
import { LIMITS } from '../http/limits.ts';
import { safeName } from '../files/safe-name.ts';
import { uploadError } from './upload-error.ts';
import { UploadStorage } from './upload-storage.ts';

/** Uploaded files by their paths, and what was not taken. */
interface ReceivedFiles {
  readonly paths: readonly string[];
  /** Files whose names are not those of videos or sound. */
  readonly refused: { readonly path: string; readonly code: string; readonly message: string }[];
}

/** Boundaries and headers around the files in the form. */
const FORM_BYTES = 1_000_000;
const MAX_FILES = LIMITS.formFiles;

/** Writes the files of the form into the uploads folder, whole or not at all. Rejects with `input/invalid`, `server/too-large` or `file/disk-full`. */
export const receiveFiles = async ({ req, res }: Call, config: Config): Promise<ReceivedFiles> => {
  const { uploadsFolder, uploadLimitBytes } = config;
  await checkContentLength(Number(req.headers['content-length'] ?? 0), config);
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
  const receive = multer(options).any();
  const { promise: received, resolve, reject } = Promise.withResolvers<void>();
  const end = (error?: unknown): void => {
    if (error === undefined || error === null) resolve();
    else reject(uploadError(error, uploadLimitBytes));
  };
  void receive(req, res, end);
  await received;
  const paths = Array.isArray(req.files) ? req.files.map(({ path }) => path) : [];
  if (paths.length === 0 && refused.length === 0) {
    throw new Fault('input/invalid', { problems: ['the form has no file in the field "files"'] });
  }
  return { paths, refused };
};

/** Before the first byte is read: what is known to be too large, or not to fit the disk. */
const checkContentLength = async (length: number, { uploadsFolder, uploadLimitBytes }: Config): Promise<void> => {
  if (length > uploadLimitBytes * MAX_FILES + FORM_BYTES) throw new Fault('server/too-large', { limitBytes: uploadLimitBytes });
  const { bavail, bsize } = await statfs(uploadsFolder);
  if (length > bavail * bsize) throw new Fault('file/disk-full', { path: uploadsFolder });
};

const notMedia = (path: string): { code: string; message: string } => {
  const fault = mediaNameFault(path);
  return { code: fault.code, message: faultMessage(fault) };
};
