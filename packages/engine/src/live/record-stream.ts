import { setTimeout as sleep } from 'node:timers/promises';
import { errorMessage, isAbort, isFaultOf, streamKind, type Abortable, type LiveStream, type StreamEvent } from '@frameseek/core';
import type { LiveParts } from './live-parts.ts';
import { createRecordingWriter, type Clock } from './recording-writer.ts';

/** Milliseconds without anything new after which a source has frozen. */
const STALL_MS = 20_000;
/** Milliseconds before the second attempt to reach a source, doubled up to the longest; each is cut by up to half at random, so that streams of one server do not come back at one time. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

const CLOCK: Clock = { now: Date.now, elapsed: () => performance.now() };

interface RecordOptions extends Abortable {
  /** Remembers work that goes on after a recording has ended. */
  readonly track: (work: Promise<void>) => void;
  readonly clock?: Clock;
  readonly stallMs?: number;
}

/** Records a stream until the signal aborts, or it ends for good: a source that is away is asked again and again. */
export const recordStream = async (live: LiveParts, stream: LiveStream, { signal, track, clock = CLOCK, stallMs = STALL_MS }: RecordOptions): Promise<void> => {
  const { parts: { catalog, telemetry }, capture } = live;
  const note = (kind: StreamEvent['kind'], text: string): void => {
    catalog.addStreamEvent({ streamId: stream.id, at: clock.now(), kind, note: text });
    telemetry.log('info', 'live.event', { streamId: stream.id, kind, reason: text });
  };
  const writer = createRecordingWriter(live, stream, { clock, note, track });
  try {
    for (let failures = 0; !signal.aborted; failures += 1) {
      catalog.setStreamState(stream.id, { state: 'waiting', ...(failures > 0 && { note: catalog.stream(stream.id)?.note ?? 'Nothing comes from the source.' }) });
      try {
        const after = catalog.streamCursor(stream.id);
        for await (const part of capture.capture(stream.url, { signal, stallMs, ...(after !== undefined && { after }) })) {
          if (part.kind === 'head') {
            writer.head(part);
            continue;
          }
          await writer.fragment(part, { signal });
          if (failures >= 0) catalog.setStreamState(stream.id, { state: 'live' });
          // It sends: nothing has failed since.
          failures = -1;
        }
        note('ended', 'The source has ended.');
        // A playlist says so when it is complete; whoever sends otherwise may come back.
        if (['hls', 'playlist'].includes(streamKind(stream.url))) return catalog.setStreamState(stream.id, { state: 'ended', note: 'The source has ended.' });
      } catch (error) {
        if (isAbort(error) || signal.aborted) throw error;
        const text = errorMessage(error);
        note(isFaultOf(error, 'media/timeout') ? 'froze' : 'lost', text);
        catalog.setStreamState(stream.id, { state: 'waiting', note: text });
      }
      await sleep(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, failures)) * (0.5 + Math.random() / 2), undefined, { signal });
    }
  } catch (error) {
    if (!isAbort(error) && !signal.aborted) throw error;
  } finally {
    await writer.close();
  }
};
