import multer from 'multer';
import { Fault } from '@frameseek/core';
import { LIMITS } from '../http/limits.ts';
import type { Call } from '../http/endpoint.ts';
import { uploadError } from './upload-error.ts';

const LIMIT_BYTES = LIMITS.pictureBytes;

/** The bytes of the one file of the form, in the field `file`. Rejects with `input/invalid` or `server/too-large`. */
export const receivePicture = async ({ req, res }: Call): Promise<Uint8Array> => {
  const receive = multer({ storage: multer.memoryStorage(), limits: { fileSize: LIMIT_BYTES, files: 1, fields: 5 } }).single('file');
  const { promise: received, resolve, reject } = Promise.withResolvers<void>();
  const end = (error?: unknown): void => {
    if (error === undefined || error === null) resolve();
    else reject(uploadError(error, LIMIT_BYTES));
  };
  void receive(req, res, end);
  await received;
  if (req.file === undefined) throw new Fault('input/invalid', { problems: ['the form has no file in the field "file"'] });
  return req.file.buffer;
};
