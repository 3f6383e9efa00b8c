import { open, mkdir, rm, stat, statfs, type FileHandle } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { Fault, isAbort, isFault } from '@frameseek/core';
import type { HubTiming } from '../options.ts';
import { withFileLock } from './file-lock.ts';
import { HubError } from './hub-error.ts';
import { backOff, openFile } from './open-file.ts';
import { renameFile } from './rename-file.ts';

/** Size and SHA-256 of a file. */
export interface Content {
  readonly bytes: number;
  readonly sha256: string;
}

/** One file that is wanted. */
interface Download {
  /** Id of the model it belongs to, for faults. */
  readonly model: string;
  readonly url: string;
  readonly target: string;
  /** What may arrive; empty where nothing is published. */
  readonly accepted: readonly Partial<Content>[];
  readonly timing: HubTiming;
  readonly signal: AbortSignal;
  readonly report: (doneBytes: number, totalBytes: number | undefined) => void;
}

/** Left free on the disk. */
const SPARE_BYTES = 32 * 1024 * 1024;

/**
 * Brings one file from the hub: resumed where an earlier attempt stopped, checked, and put in place only when it is whole.
 * Processes that want the same file wait for each other. Rejects with `model/download-failed`, `model/checksum`,
 * `file/disk-full` or `file/forbidden`.
 */
export const download = async (job: Download): Promise<Content> => {
  try {
    await mkdir(dirname(job.target), { recursive: true });
    return await withFileLock(`${job.target}.lock`, job.signal, async () => {
      const there = await stat(job.target).catch(() => undefined);
      return there === undefined ? await bring(job) : await contentOf(job.target);
    });
  } catch (error) {
    throw toFault(error, job);
  }
};

/** Where a file lies while it comes. */
export const partOf = (target: string): string => `${target}.part`;

const bring = async (job: Download): Promise<Content> => {
  const part = partOf(job.target);
  for (let attempt = 0; ; attempt++) {
    const resumed = ((await stat(part).catch(() => undefined))?.size ?? 0) > 0;
    try {
      await fetchRest(job, part);
      const content = await contentOf(part);
      const problem = await mismatch(job, part, content);
      if (problem === undefined) {
        await renameFile(part, job.target);
        return content;
      }
      await rm(part, { force: true });
      // The beginning may have been of another version: one more try from the start.
      if (!resumed || attempt + 1 >= job.timing.tries) throw problem;
    } catch (error) {
      if (!(error instanceof HubError) || error.kind !== 'broken' || attempt + 1 >= job.timing.tries) {
        const begun = await stat(part).catch(() => undefined);
        if (begun?.size === 0 || (error instanceof HubError && error.kind === 'refused')) await rm(part, { force: true });
        throw error;
      }
      await backOff(error, attempt, job);
    }
  }
};

const fetchRest = async (job: Download, part: string): Promise<void> => {
  const file = await open(part, 'a');
  try {
    const offset = (await file.stat()).size;
    if (job.accepted.some(({ bytes }) => bytes === offset && offset > 0)) return;
    const opened = await openFile({ ...job, offset });
    if (opened.offset !== offset) await file.truncate(opened.offset);
    const published = Math.max(0, ...job.accepted.map(({ bytes }) => bytes ?? 0));
    await checkSpace(job, Math.max(published, opened.totalBytes ?? 0) - opened.offset);
    const done = await append(file, opened.body, (bytes) => {
      job.report(opened.offset + bytes, opened.totalBytes);
      if (published > 0 && opened.offset + bytes > published) throw new HubError('refused', 'the file is longer than the published one');
    });
    const total = opened.offset + done;
    const expected = opened.totalBytes ?? total;
    if (total < expected) throw new HubError('broken', `the connection broke after ${total} of ${expected} bytes`);
  } finally {
    await file.close();
  }
};

const append = async (file: FileHandle, body: AsyncIterable<Uint8Array>, note: (bytes: number) => void): Promise<number> => {
  let bytes = 0;
  for await (const chunk of body) {
    await file.appendFile(chunk);
    bytes += chunk.length;
    note(bytes);
  }
  return bytes;
};

const checkSpace = async (job: Download, needed: number): Promise<void> => {
  const { bavail, bsize } = await statfs(dirname(job.target));
  if (needed > 0 && bavail * bsize < needed + SPARE_BYTES) throw new Fault('file/disk-full', { path: job.target });
};

/** Size and SHA-256 of a file that is there, read as a stream. */
export const contentOf = async (path: string): Promise<Content> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
};

/** Why what has arrived is not the file: not the published one, or, where nothing is published, plainly something else. */
const mismatch = async (job: Download, part: string, content: Content): Promise<Error | undefined> => {
  const fits = ({ bytes, sha256 }: Partial<Content>): boolean =>
    (bytes === undefined || bytes === content.bytes) && (sha256 === undefined || sha256 === content.sha256);
  const [first] = job.accepted;
  if (first !== undefined && !job.accepted.some(fits)) {
    const wrongSize = first.bytes !== undefined && first.bytes !== content.bytes;
    const [expected, actual] = wrongSize ? [`${first.bytes} bytes`, `${content.bytes} bytes`] : [first.sha256 ?? '', content.sha256];
    return new Fault('model/checksum', { model: job.model, file: job.target, expected, actual });
  }
  if (content.bytes === 0) return new HubError('refused', 'the file is empty');
  const start = await beginning(part);
  if (/^\s*<(!doctype|html|\?xml)/i.test(start)) return new HubError('refused', 'a web page came instead of the file');
  if (job.target.endsWith('.json') && !/^\s*[[{]/.test(start)) return new HubError('refused', 'what came is not JSON');
  return undefined;
};

const beginning = async (path: string): Promise<string> => {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
  return buffer.toString('latin1', 0, bytesRead);
};

const toFault = (error: unknown, job: Download): unknown => {
  if (isAbort(error) || isFault(error)) return error;
  if (error instanceof HubError) {
    return new Fault('model/download-failed', { model: job.model, url: job.url, reason: error.message }, { cause: error });
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Fault('file/disk-full', { path: job.target }, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new Fault('file/forbidden', { path: job.target, wanted: 'write' }, { cause: error });
  return new Fault('model/download-failed', { model: job.model, url: job.url, reason: String(error) }, { cause: error });
};
