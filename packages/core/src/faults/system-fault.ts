import { Fault } from './fault.ts';

/** What is wrong with this program or computer, not with the file it happened to look at. */
const OF_THE_SYSTEM = new Set(['EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN', 'EINTR', 'ENOSYS']);

const REASONS: Readonly<Record<string, string>> = {
  ELOOP: 'a link on its way leads round in a circle',
  ENAMETOOLONG: 'its name is too long for this system',
  EIO: 'the disk gave an error',
  ESTALE: 'the share that it lies on has changed',
  ENXIO: 'the device that it stands for is not there',
  EISDIR: 'it is a folder',
  EILSEQ: 'its name is none in this system',
  ETIMEDOUT: 'the share that it lies on does not answer',
  EHOSTDOWN: 'the share that it lies on does not answer',
};

/** The fault of one file for which the system gave another error than that it is missing, locked, or that the disk is full; undefined for errors of other kinds. */
export const unreadableFault = (error: unknown, path: string): Fault<'file/unreadable'> | undefined => {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error) || typeof error.code !== 'string') return undefined;
  if (!/^E[A-Z0-9]+$/.test(error.code) || OF_THE_SYSTEM.has(error.code)) return undefined;
  return new Fault('file/unreadable', { path, reason: REASONS[error.code] ?? `the system says ${error.code}` }, { cause: error });
};
