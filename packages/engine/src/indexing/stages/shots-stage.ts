import { Fault, type ScanResult } from '@frameseek/core';
import type { IndexingStage, StageOutcome } from '../indexing-stage.ts';
import type { IngestContext } from '../ingest-context.ts';

/** Seconds that the readable picture may lack at the end before it is worth a word. */
const MISSING_END = 1;

/** The first pass over the picture: shots, and where keyframes may be taken, into the catalog. */
export const shotsStage: IndexingStage = {
  name: 'shots',
  plan: async (context) => context.video.probe.video === undefined
    ? { off: 'There is no picture.' }
    : { by: context.sampling, work: () => scanShots(context) },
};

const scanShots = async (context: IngestContext): Promise<StageOutcome> => {
  const { parts: { media, catalog }, video: { id, path, probe }, sampling, signal, report } = context;
  const scan = await media.scan(path, {
    probe,
    strategy: sampling,
    signal,
    report: (done) => report('shots', { done, total: probe.duration, count: 0 }),
  });
  signal.throwIfAborted();
  catalog.putScan(id, scan);
  const count = scan.shots.length;
  report('shots', { done: scan.duration, total: scan.duration, count });
  if (probe.duration - scan.duration <= MISSING_END) return { count };
  return { count, note: `The picture ends after ${scan.duration.toFixed(1)} of ${probe.duration.toFixed(1)} s.` };
};

/** What the shots stage found in the video. Throws `media/decode-failed` where it has not run, or failed. */
export const requireScan = ({ parts, video }: IngestContext): ScanResult => {
  const scan = parts.catalog.scan(video.id);
  if (scan === undefined) throw new Fault('media/decode-failed', { path: video.path, reason: 'its shots are not known' });
  return scan;
};
