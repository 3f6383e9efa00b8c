import { STAGES, type Abortable, type VideoId, type VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { isFile } from '../library/is-file.ts';
import { removeTraces } from '../library/remove-traces.ts';
import { nameTitle, titleAt } from '../library/title-at.ts';
import { ownTitle } from './file-words.ts';
import type { FoundFile } from './find-file.ts';
import type { ProbedVideo } from './ingest-context.ts';

/** Another name when more is asked of ffprobe, so that videos that are known already are asked again. */
const PROBED_BY = 'ffprobe 2';

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
  if (file.isDoubtful === true) for (const stage of STAGES) catalog.clearStage(id, stage);
  const startedAt = performance.now();
  const isProbed = catalog.stages(id).some(({ stage, by }) => stage === 'probe' && by === PROBED_BY);
  const probe = (isProbed ? record?.probe : undefined) ?? (await media.probe(path, options));
  const video: ProbedVideo = {
    id,
    path: record?.path ?? path,
    title: record?.title ?? ownTitle(probe.metadata) ?? nameTitle(path),
    sizeBytes: file.sizeBytes,
    addedAt: record?.addedAt ?? new Date().toISOString(),
    probe,
    ...(record?.soundTrack !== undefined && { soundTrack: record.soundTrack }),
  };
  catalog.putVideo(video);
  catalog.putFile(path, file.sizeBytes, file.modifiedMs, id);
  if (!isProbed) {
    const seconds = (performance.now() - startedAt) / 1000;
    catalog.putStage(id, { stage: 'probe', state: 'done', by: PROBED_BY, count: 1, seconds, at: new Date().toISOString() });
  }
  return video;
};

/** A copy elsewhere leaves the path as it is; a file that was moved or renamed takes its record along. */
const followMove = async ({ catalog }: EngineParts, known: VideoRecord, path: string): Promise<VideoRecord> => {
  if (known.path === path || (await isFile(known.path))) return known;
  const moved = { ...known, path, title: titleAt(known, path) };
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
