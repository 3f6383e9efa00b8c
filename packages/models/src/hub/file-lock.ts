import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;
const BEAT_MS = 5000;
/** A lock that nobody has renewed for so long belongs to a process that is gone. */
const STALE_MS = 30_000;

/**
 * Runs `work` while no other process runs work under the same lock file. The lock of a process that is gone is taken over.
 * Rejects with what `work` throws, or with the signal's reason while it waits.
 */
export const withFileLock = async <T>(path: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
  const owner = `${hostname()} ${process.pid} ${crypto.randomUUID()}`;
  while (!(await take(path, owner))) {
    if (await isStale(path)) await rm(path, { force: true });
    else await sleep(POLL_MS, undefined, { signal });
  }
  const beat = setInterval(() => {
    const now = new Date();
    // A beat that fails only makes the lock look stale a little earlier.
    utimes(path, now, now).catch(() => undefined);
  }, BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(path, { force: true });
  }
};

const take = async (path: string, owner: string): Promise<boolean> => {
  try {
    await writeFile(path, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

const isStale = async (path: string): Promise<boolean> => {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    const [host, pid] = text.split(' ');
    return Date.now() - mtimeMs > STALE_MS || (host === hostname() && !isAlive(Number(pid)));
  } catch {
    // It has just been given back: the next attempt to take it will tell.
    return false;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
