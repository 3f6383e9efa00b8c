import type { Abortable, VideoRecord } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { stampIfThere } from '../library/file-stamp.ts';
import { otherCopy } from '../library/other-copy.ts';
import { removeContent, removeTraces } from '../library/remove-traces.ts';
import { nameTitle, titleAt } from '../library/title-at.ts';
import { ownTitle } from './file-words.ts';
import { isStillSo, type FoundFile } from './find-file.ts';
import type { ProbedVideo } from './ingest-context.ts';

/** Another name when more is asked of ffprobe, so that videos that are known already are asked again. */
const PROBED_BY = 'ffprobe 3';

/**
 * The video in this file: known by its content, whatever it is called, or probed and entered into the catalog now. Undefined
 * where another process has entered a video of this id since the file was found: whether it is the same has to be found anew.
 * Throws what probing throws.
 */
export const openVideo = async (parts: EngineParts, file: FoundFile, options: Abortable): Promise<ProbedVideo | undefined> => {
  const { catalog, media } = parts;
  const { path, id } = file;
  await forgetReplaced(parts, file, options);
  const record = await takeOver(parts, file);
  if (record === 'taken') return undefined;
  if (file.isDoubtful === true) await removeContent(parts, id, options);
  const startedAt = performance.now();
  const isProbed = catalog.stages(id).some(({ stage, by }) => stage === 'probe' && by === PROBED_BY);
  const title = file.isDoubtful === true && record?.title === ownTitle(record?.probe?.metadata) ? undefined : record?.title;
  const probe = (isProbed ? record?.probe : undefined) ?? (await media.probe(path, options));
  const video: ProbedVideo = {
    id,
    path: record?.path ?? path,
    title: title ?? ownTitle(probe.metadata) ?? nameTitle(path),
    sizeBytes: file.sizeBytes,
    addedAt: record?.addedAt ?? new Date().toISOString(),
    probe,
    ...(record?.soundTrack !== undefined && { soundTrack: record.soundTrack }),
  };
  const seconds = (performance.now() - startedAt) / 1000;
  return catalog.atomically(() => {
    if (record === undefined && !isStillSo(parts, file)) return undefined;
    // The file first: whoever notices that a video has changed reads its copies, too.
    catalog.putFile(file, id);
    if (file.digest !== undefined) catalog.putDigest(file, file.digest);
    catalog.putVideo(video);
    if (!isProbed) catalog.putStage(id, { stage: 'probe', state: 'done', by: PROBED_BY, count: 1, seconds, at: new Date().toISOString() });
    return video;
  });
};

/** The record of the video, which follows its file; undefined where there is none. One that is doubtful belongs to the first file that takes it. */
const takeOver = async (parts: EngineParts, file: FoundFile): Promise<VideoRecord | undefined | 'taken'> => {
  const { catalog } = parts;
  const before = catalog.video(file.id);
  const known = before === undefined ? undefined : await movedTo(before, file.path);
  return catalog.atomically(() => {
    if (!isStillSo(parts, file)) return 'taken';
    if (before === undefined || known === undefined || known.record === before) return before;
    if (known.isGone) catalog.forgetFile(before.path);
    catalog.putVideo(known.record);
    return known.record;
  });
};

/** A copy elsewhere leaves the path as it is; a file that was moved or renamed takes its record along, also where another one now has its old name. */
const movedTo = async (known: VideoRecord, path: string): Promise<{ readonly record: VideoRecord; readonly isGone: boolean }> => {
  const there = known.path === path ? undefined : await stampIfThere(known.path);
  if (known.path === path || there?.sizeBytes === known.sizeBytes) return { record: known, isGone: false };
  return { record: { ...known, path, title: titleAt(known, path) }, isGone: there === undefined };
};

/** The file was written over: what it held before is found in a copy, or exists no more. */
const forgetReplaced = async (parts: EngineParts, { path, id }: FoundFile, options: Abortable): Promise<void> => {
  for (const video of parts.catalog.videos().filter((one) => one.path === path && one.id !== id)) {
    const copy = await otherCopy(parts, video, options);
    if (copy === undefined) await removeTraces(parts, video.id, options);
    else parts.catalog.putVideo({ ...video, path: copy, title: titleAt(video, copy) });
  }
};
