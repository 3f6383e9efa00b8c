import type { LibraryParts } from '../library-parts.ts';
import { workTogether, type Worker } from '../jobs/run-workers.ts';
import { createLiveAnalysis } from './live-analysis.ts';
import type { LiveParts } from './live-parts.ts';
import { removeForgottenPieces } from './piece-of.ts';
import { createRecorder } from './recorder.ts';

/** An hour. */
const RECORDING_SECONDS = 3_600;

/** Whoever records and looks at streams; nobody where nothing may be recorded. `remove` removes a video. */
export const liveWorkers = (parts: LibraryParts, remove: (videoId: string, signal: AbortSignal) => Promise<void>): readonly Worker[] => {
  const { capture, settings: { recordingsFolder: folder, recordingSeconds = RECORDING_SECONDS } } = parts;
  if (capture === undefined || folder === undefined) return [];
  const start = (): readonly Worker[] => {
    const live: LiveParts = { parts, capture, folder, recordingSeconds, onOpen: (recording) => analysis.open(recording) };
    const analysis = createLiveAnalysis(() => live);
    return [analysis, createRecorder(live, remove)];
  };
  return [{
    work: async ({ signal }) => {
      await removeForgottenPieces(folder);
      await workTogether(start(), { signal });
    },
  }];
};
