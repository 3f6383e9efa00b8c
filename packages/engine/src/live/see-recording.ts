import type { Span } from '@frameseek/core';
import { ifAvailable } from '../faults/missing-model.ts';
import type { LookParts, Now } from './look-parts.ts';
import { seeLive, type LastSeen } from './see-live.ts';
import { unlessUnreadable } from './unless-unreadable.ts';

/** Seconds that may wait to be looked at before less is looked at: the newest first, and of the rest a picture now and then. */
const BEHIND = 10;
/** Seconds of the newest. */
const NEWEST = 4;

/** Looks at the pictures of a recording that have come since the last time; false where none have. `onBehind` is told of seconds that are looked at less closely. */
export const createSeeing = (look: LookParts, onBehind: (seconds: number) => void): (() => Promise<boolean>) => {
  let last: LastSeen | undefined;
  let seenTo = 0;
  const see = async (there: Now, span: Span, isSparse: boolean): Promise<void> => {
    const { live: { parts: { models } }, signal } = look;
    const encoder = there.video.probe.video === undefined ? undefined : await ifAvailable(models.visual({ signal }));
    if (encoder === undefined) return;
    await look.within(there, span, async (context, pieceStart) => {
      const generation = await look.generationOf(context, 'visual', encoder.space);
      const seen = await seeLive(context, { encoder, generation }, { ...span, pieceStart, isSparse, last: isSparse ? undefined : last });
      if (!isSparse) last = seen;
    }).catch(unlessUnreadable);
  };
  return async () => {
    const there = look.now();
    if (there === undefined || there.recording.end <= seenTo) return false;
    const { end } = there.recording;
    const from = end - seenTo > BEHIND ? end - NEWEST : seenTo;
    await see(there, { start: from, end }, false);
    look.tell(end);
    if (from > seenTo) {
      onBehind(from - seenTo);
      await see(there, { start: seenTo, end: from }, true);
      look.tell(end);
    }
    seenTo = end;
    return true;
  };
};
