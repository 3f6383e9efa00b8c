import { bestTranscriptsFirst, type Cue } from '@frameseek/core';
import { ifAvailable } from '../faults/missing-model.ts';
import { indexPassages } from '../indexing/index-passages.ts';
import { hearLive } from './hear-live.ts';
import type { LookParts } from './look-parts.ts';
import { unlessUnreadable } from './unless-unreadable.ts';

/** Seconds of sound that are listened to at least, and that may wait before the older are left to the look at the whole. */
const ENOUGH = 2;
const BEHIND = 60;

/** Listens to what has come of a recording since the last time; false where that is nothing, or somebody goes on speaking. */
export const createHearing = (look: LookParts): (() => Promise<boolean>) => {
  const { live: { parts: { catalog, models, settings } }, signal } = look;
  let heardTo = 0;
  let cues: readonly Cue[] = [];
  return async () => {
    const there = look.now();
    if (there === undefined || there.recording.end - heardTo < ENOUGH || there.video.probe.audio.length === 0) return false;
    const { end, videoId } = there.recording;
    const [detector, transcriber] = [await ifAvailable(models.detector({ signal })), await ifAvailable(models.transcriber({ signal }))];
    if (detector === undefined || transcriber === undefined) {
      heardTo = end;
      return false;
    }
    if (end - heardTo > BEHIND) heardTo = end - BEHIND / 2;
    const before = heardTo;
    await look.within(there, { start: before, end }, async (context, pieceStart) => {
      const heard = await hearLive(context, { detector, transcriber }, { start: before, end, pieceStart });
      heardTo = heard.to;
      if (heard.passages.length === 0) return;
      const encoder = await ifAvailable(models.sentences({ signal }));
      const generation = await look.generationOf(context, 'speech', encoder?.space);
      await indexPassages(context, { generation, modality: 'speech', passages: heard.passages, encoder });
      cues = [...cues, ...heard.cues];
      catalog.putTranscripts(videoId, bestTranscriptsFirst([{ source: 'recognised', cues }], settings.language));
    }).catch((error: unknown) => {
      unlessUnreadable(error);
      heardTo = end;
    });
    return heardTo > before;
  };
};
