import { Fault, isFault } from '@frameseek/core';

/** What multer fails with: faults of our storage and errors of the system as they are, all else is a broken form. */
export const uploadError = (error: unknown, limitBytes: number): Error => {
  if (!(error instanceof Error)) return new Error('The upload failed', { cause: error });
  if (isFault(error) || 'syscall' in error) return error;
  if ('code' in error && error.code === 'LIMIT_FILE_SIZE') return new Fault('server/too-large', { limitBytes }, { cause: error });
  return new Fault('input/invalid', { problems: [`the form cannot be read (${error.message})`] }, { cause: error });
};
