import { truncate } from 'node:fs/promises';
import { isFault, type Recording } from '@frameseek/core';
import { removeFile } from '../library/own-files.ts';
import { stampIfThere } from '../library/file-stamp.ts';
import { removeTraces } from '../library/remove-traces.ts';
import type { LiveParts, OpenRecording } from './live-parts.ts';

/** After everything that people wait for. */
const PRIORITY = -8;

/** Makes an ordinary film of a recording that has ended, and queues it, so that it is looked at as a whole. */
export const closeRecording = async (live: LiveParts, { videoId, ended, looked }: OpenRecording): Promise<void> => {
  ended.abort();
  await looked;
  await settleRecording(live, videoId);
};

/**
 * The same for a recording that nobody writes any more, perhaps since its process was killed: what the catalog does not know of is cut off.
 * One in which there is nothing is removed.
 */
export const settleRecording = async ({ parts, capture }: Pick<LiveParts, 'parts' | 'capture'>, videoId: string): Promise<void> => {
  const { catalog, media, settings, telemetry } = parts;
  const { signal } = new AbortController();
  const recording = catalog.recording(videoId);
  const video = catalog.video(videoId);
  if (recording === undefined || video === undefined) return;
  const { path, sizeBytes, end } = recording;
  if (end === 0) {
    await removeTraces(parts, videoId, { signal });
    return removeFile(path);
  }
  await cutOff(recording);
  try {
    await capture.finishRecording(path, { signal });
    const probe = await media.probe(path, { signal });
    catalog.putVideo({ ...video, sizeBytes: probe.sizeBytes, probe: { ...probe, recordedAt: new Date(recording.startedAt).toISOString() } });
  } catch (error) {
    if (!isFault(error)) throw error;
    // It stays as it is, which can be read, too.
    telemetry.log('warn', 'live.unfinished', { videoId, error });
    catalog.putVideo({ ...video, sizeBytes, ...(video.probe !== undefined && { probe: { ...video.probe, duration: end, sizeBytes } }) });
  }
  const stamp = await stampIfThere(path);
  catalog.atomically(() => {
    if (catalog.video(videoId) === undefined) return;
    if (stamp !== undefined) catalog.putFile(stamp, videoId);
    catalog.closeRecording(videoId);
    catalog.addJob({ path, priority: PRIORITY, sampling: settings.sampling });
  });
};

const cutOff = async ({ path, sizeBytes }: Pick<Recording, 'path' | 'sizeBytes'>): Promise<void> => {
  const stamp = await stampIfThere(path);
  if (stamp !== undefined && stamp.sizeBytes > sizeBytes) await truncate(path, sizeBytes);
};
