import type { Recording, Span } from '@frameseek/core';
import { openGeneration, type OpenGeneration } from '../generations/open-generation.ts';
import type { IngestContext, ProbedVideo } from '../indexing/ingest-context.ts';
import type { LiveParts, OpenRecording } from './live-parts.ts';
import { pieceOf } from './piece-of.ts';

/** A recording as it is at this moment, and its video. */
export interface Now {
  readonly recording: Recording;
  readonly video: ProbedVideo;
}

/** What looking at one recording stands on. */
export interface LookParts {
  readonly live: LiveParts;
  readonly signal: AbortSignal;
  /** Undefined where it is gone. */
  now(): Now | undefined;
  /** Does work on a piece of the recording that begins at `pieceStart` seconds of it; undefined where there is none. */
  within<T>(there: Now, span: Span, work: (context: IngestContext, pieceStart: number) => Promise<T>): Promise<T | undefined>;
  /** The generation that grows with the recording. */
  generationOf(context: IngestContext, modality: 'visual' | 'speech', space: Parameters<typeof openGeneration>[1]['space']): Promise<OpenGeneration>;
  /** The video is as long as what is recorded, and its pictures were looked at up to here. */
  tell(to: number): void;
  /** What was found answers until something better takes its place. */
  commit(): Promise<void>;
}

/** What looking at a recording stands on. */
export const createLookParts = (live: LiveParts, { videoId, head }: OpenRecording, signal: AbortSignal): LookParts => {
  const { parts: { catalog, settings } } = live;
  const generations = new Map<'visual' | 'speech', Promise<OpenGeneration>>();
  const now = (): Now | undefined => {
    const recording = catalog.recording(videoId);
    const video = catalog.video(videoId);
    return recording === undefined || video?.probe === undefined ? undefined : { recording, video: { ...video, probe: video.probe } };
  };
  return {
    live, signal, now,
    within: async (there, span, work) => {
      await using piece = await pieceOf(live, { ...there, head, signal }, span);
      if (piece === undefined) return undefined;
      return await work({ parts: live.parts, video: piece.video, sampling: settings.sampling, signal, report: () => undefined }, piece.start);
    },
    generationOf: (context, modality, space) => {
      const begun = generations.get(modality) ?? openGeneration(context, { modality, space });
      generations.set(modality, begun);
      return begun;
    },
    tell: (to) => {
      const there = now();
      if (there === undefined) return;
      const { video, recording: { end, sizeBytes } } = there;
      catalog.putVideo({ ...video, sizeBytes, probe: { ...video.probe, duration: end, sizeBytes } });
      catalog.setAnalysed(videoId, to);
    },
    commit: async () => {
      if (catalog.video(videoId) === undefined) return;
      for (const begun of generations.values()) {
        const generation = await begun;
        catalog.atomically(() => generation.commit());
      }
    },
  };
};
