import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Fault, type Abortable, type VideoId, type VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { fileFault } from '../faults/file-fault.ts';
import { isFile } from '../library/is-file.ts';
import { removeTraces } from '../library/remove-traces.ts';
import { ownTitle } from './file-words.ts';
import type { ProbedVideo } from './ingest-context.ts';

/** A file, and the id of what it holds. */
export interface FoundFile {
  readonly path: string;
  readonly id: VideoId;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

/** The file and the id of its content, which is read only if the file is another than last time. Throws `file/…` and `media/unreadable`. */
export const findFile = async ({ catalog, media }: EngineParts, path: string, options: Abortable): Promise<FoundFile> => {
  const { sizeBytes, modifiedMs } = await statFile(path);
  const id = catalog.knownFile(path, sizeBytes, modifiedMs) ?? (await media.identify(path, options));
  return { path, id, sizeBytes, modifiedMs };
};

/**
 * The video in this file: known by its content, whatever it is called, or probed and entered into the catalog now. Throws
 * what probing throws.
 */
export const openVideo = async (parts: EngineParts, file: FoundFile, options: Abortable): Promise<ProbedVideo> => {
  const { catalog, media } = parts;
  const { path, id } = file;
  await forgetReplaced(parts, { path, id, ...options });
  const known = catalog.video(id);
  const record = known === undefined ? undefined : await followMove(parts, known, path);
  const startedAt = performance.now();
  const probe = record?.probe ?? (await media.probe(path, options));
  const video: ProbedVideo = {
    id,
    path: record?.path ?? path,
    title: record?.title ?? ownTitle(probe.metadata) ?? basename(path, extname(path)),
    sizeBytes: file.sizeBytes,
    addedAt: record?.addedAt ?? new Date().toISOString(),
    probe,
  };
  catalog.putVideo(video);
  catalog.putFile(path, file.sizeBytes, file.modifiedMs, id);
  if (record?.probe === undefined) {
    const seconds = (performance.now() - startedAt) / 1000;
    catalog.putStage(id, { stage: 'probe', state: 'done', by: 'ffprobe', count: 1, seconds, at: new Date().toISOString() });
  }
  return video;
};

const statFile = async (path: string): Promise<Pick<FoundFile, 'sizeBytes' | 'modifiedMs'>> => {
  try {
    const { size, mtimeMs } = await stat(path);
    if (size === 0) throw new Fault('file/empty', { path });
    return { sizeBytes: size, modifiedMs: Math.round(mtimeMs) };
  } catch (error) {
    throw fileFault(error, path);
  }
};

/** A copy elsewhere leaves the path as it is; a file that was moved or renamed takes its record along. */
const followMove = async ({ catalog }: EngineParts, known: VideoRecord, path: string): Promise<VideoRecord> => {
  if (known.path === path || (await isFile(known.path))) return known;
  const moved = { ...known, path };
  catalog.putVideo(moved);
  return moved;
};

/** The file was written over: what it held before exists no more. */
const forgetReplaced = async (
  parts: EngineParts,
  { path, id, signal }: { readonly path: string; readonly id: VideoId; readonly signal: AbortSignal },
): Promise<void> => {
  const replaced = parts.catalog.videos().filter((video) => video.path === path && video.id !== id);
  for (const video of replaced) await removeTraces(parts, video.id, { signal });
};
