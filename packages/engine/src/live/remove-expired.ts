import type { LiveStream, Recording } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';

/** Times as long, in days, recordings are kept in which something rang. */
const WITH_ALERTS = 4;
const DAY_MS = 86_400_000;
const GIGABYTE = 1e9;
/** Alerts that are looked through for recordings that are kept longer. */
const MAX_ALERTS = 100_000;

/** Removes the recordings that are kept no longer, each with all that was found in it; what fails is tried again at the next look. */
export const removeExpired = async (
  { catalog, telemetry }: Pick<LibraryParts, 'catalog' | 'telemetry'>, { remove, now }: { readonly remove: (id: string) => Promise<void>; readonly now: number },
): Promise<void> => {
  const rang = new Set(catalog.alerts({ limit: MAX_ALERTS }).filter(({ feedback }) => feedback !== 'wrong').map(({ videoId }) => videoId));
  for (const stream of catalog.streams()) {
    for (const { videoId } of expired(stream, { recordings: catalog.recordings({ streamId: stream.id }), rang, now })) {
      await remove(videoId).catch((error: unknown) => telemetry.log('warn', 'live.kept', { videoId, error }));
    }
  }
};

/** Which recordings go, by age and by size: those without alerts before those with, the oldest first; never one that grows. */
export const expired = (
  { keepDays, keepGigabytes }: Pick<LiveStream, 'keepDays' | 'keepGigabytes'>,
  { recordings, rang, now }: { readonly recordings: readonly Recording[]; readonly rang: ReadonlySet<string>; readonly now: number },
): readonly Recording[] => {
  const isOld = ({ videoId, startedAt, end }: Recording): boolean => now - (startedAt + end * 1000) > keepDays * DAY_MS * (rang.has(videoId) ? WITH_ALERTS : 1);
  const closed = recordings.filter(({ isOpen }) => !isOpen);
  const old = closed.filter(isOld);
  const order = closed.filter((one) => !old.includes(one)).toSorted((a, b) => Number(rang.has(a.videoId)) - Number(rang.has(b.videoId)) || a.startedAt - b.startedAt);
  let bytes = recordings.filter((one) => !old.includes(one)).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const tooMuch = order.filter(({ sizeBytes }) => {
    if (bytes <= keepGigabytes * GIGABYTE) return false;
    bytes -= sizeBytes;
    return true;
  });
  return [...old, ...tooMuch];
};
