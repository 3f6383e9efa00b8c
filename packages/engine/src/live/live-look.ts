import { bestTranscriptsFirst, isFault, isFaultOf, type Abortable, type Cue, type Recording, type Span } from '@frameseek/core';
import { ifAvailable } from '../faults/missing-model.ts';
import { openGeneration, type OpenGeneration } from '../generations/open-generation.ts';
import { indexPassages } from '../indexing/index-passages.ts';
import type { IngestContext, ProbedVideo } from '../indexing/ingest-context.ts';
import { hearLive } from './hear-live.ts';
import type { LiveParts, OpenRecording } from './live-parts.ts';
import { pieceOf } from './piece-of.ts';
import { seeLive, type LastSeen } from './see-live.ts';

/** Seconds that may wait to be looked at before less is looked at: the newest first, and of the rest a picture now and then. */
const BEHIND = 10;
/** Seconds of the newest. */
const NEWEST = 4;
/** Seconds of sound that are listened to at least, and that may wait before the older are left to the look at the whole. */
const ENOUGH_SOUND = 2;
const SOUND_BEHIND = 60;

/** Looks at one recording as it grows: one step at a time, so that many share the models. */
export interface LiveLook {
  /** Looks at what has come since; false where nothing has. */
  see(): Promise<boolean>;
  hear(): Promise<boolean>;
  /** What was found answers until something better takes its place. */
  end(): Promise<void>;
}

/**
 * Looks at a recording: what it finds is the first generation of its segments, which is found at once, and which the usual indexing replaces
 * once the recording has ended. `onFound` is told up to where has been looked; `onBehind` of seconds that were looked at sparsely.
 */
export const createLiveLook = (live: LiveParts, open: OpenRecording, { signal, onBehind }: Abortable & { readonly onBehind: (seconds: number) => void }): LiveLook => {
  const { parts: { catalog, models, settings } } = live;
  const generations = new Map<'visual' | 'speech', Promise<OpenGeneration>>();
  let last: LastSeen | undefined;
  let seenTo = 0;
  let heardTo = 0;
  let cues: readonly Cue[] = [];

  const now = (): { readonly recording: Recording; readonly video: ProbedVideo } | undefined => {
    const recording = catalog.recording(open.videoId);
    const video = catalog.video(open.videoId);
    return recording === undefined || video?.probe === undefined ? undefined : { recording, video: { ...video, probe: video.probe } };
  };
  const within = async <T>(video: ProbedVideo, recording: Recording, span: Span, work: (context: IngestContext, pieceStart: number) => Promise<T>): Promise<T | undefined> => {
    await using piece = await pieceOf(live, { recording, video, head: open.head, signal }, span);
    if (piece === undefined) return undefined;
    return await work({ parts: live.parts, video: piece.video, sampling: settings.sampling, signal, report: () => undefined }, piece.start);
  };
  const generationOf = (context: IngestContext, modality: 'visual' | 'speech', space: Parameters<typeof openGeneration>[1]['space']): Promise<OpenGeneration> => {
    const begun = generations.get(modality) ?? openGeneration(context, { modality, space });
    generations.set(modality, begun);
    return begun;
  };
  /** The video is as long as what can be found in it. */
  const tell = (to: number): void => {
    const there = now();
    if (there === undefined) return;
    const { video, recording } = there;
    catalog.putVideo({ ...video, sizeBytes: recording.sizeBytes, probe: { ...video.probe, duration: recording.end, sizeBytes: recording.sizeBytes } });
    catalog.setAnalysed(open.videoId, to);
  };

  const look = async (there: NonNullable<ReturnType<typeof now>>, span: Span, isSparse: boolean): Promise<void> => {
    const encoder = there.video.probe.video === undefined ? undefined : await ifAvailable(models.visual({ signal }));
    if (encoder === undefined) return;
    await within(there.video, there.recording, span, async (context, pieceStart) => {
      const generation = await generationOf(context, 'visual', encoder.space);
      const seen = await seeLive(context, { encoder, generation }, { ...span, pieceStart, isSparse, last: isSparse ? undefined : last });
      if (!isSparse) last = seen;
    }).catch(unlessUnreadable);
  };
  return {
    see: async () => {
      const there = now();
      if (there === undefined || there.recording.end <= seenTo) return false;
      const { end } = there.recording;
      const isBehind = end - seenTo > BEHIND && seenTo > 0;
      const from = isBehind ? end - NEWEST : seenTo;
      await look(there, { start: from, end }, false);
      tell(end);
      if (isBehind) {
        onBehind(from - seenTo);
        await look(there, { start: seenTo, end: from }, true);
        tell(end);
      }
      seenTo = end;
      return true;
    },
    hear: async () => {
      const there = now();
      if (there === undefined || there.recording.end - heardTo < ENOUGH_SOUND || there.video.probe.audio.length === 0) return false;
      const [detector, transcriber] = [await ifAvailable(models.detector({ signal })), await ifAvailable(models.transcriber({ signal }))];
      const { end } = there.recording;
      if (detector === undefined || transcriber === undefined) {
        heardTo = end;
        return false;
      }
      if (end - heardTo > SOUND_BEHIND) heardTo = end - SOUND_BEHIND / 2;
      const before = heardTo;
      const encoder = await ifAvailable(models.sentences({ signal }));
      await within(there.video, there.recording, { start: heardTo, end }, async (context, pieceStart) => {
        const heard = await hearLive(context, { detector, transcriber }, { start: heardTo, end, pieceStart, isLast: false });
        heardTo = Math.max(heard.to, before);
        if (heard.passages.length === 0) return;
        const generation = await generationOf(context, 'speech', encoder?.space);
        await indexPassages(context, { generation, modality: 'speech', passages: heard.passages, encoder });
        cues = [...cues, ...heard.cues];
        catalog.putTranscripts(open.videoId, bestTranscriptsFirst([{ source: 'recognised', cues }], settings.language));
        tell(seenTo);
      }).catch((error: unknown) => {
        unlessUnreadable(error);
        heardTo = end;
      });
      // Somebody goes on speaking: more has to come first.
      return heardTo > before;
    },
    end: async () => {
      if (catalog.video(open.videoId) === undefined) return;
      for (const begun of generations.values()) {
        const generation = await begun;
        catalog.atomically(() => generation.commit());
      }
    },
  };
};

/** A stretch that cannot be decoded is left to the look at the whole. */
const unlessUnreadable = (error: unknown): void => {
  if (!isFault(error) || !(error.code.startsWith('media/') || isFaultOf(error, 'model/failed'))) throw error;
};
