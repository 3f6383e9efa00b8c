import { createHash } from 'node:crypto';
import { mkdir, open, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Fault, isFaultOf, type Abortable, type CapturedFragment, type CapturedHead, type LiveStream, type Probe, type StreamEvent } from '@frameseek/core';
import { fileFault } from '../faults/file-fault.ts';
import { closeRecording } from './close-recording.ts';
import type { LiveParts, OpenRecording } from './live-parts.ts';

/** Writes what is captured of one stream into its recordings. */
interface RecordingWriter {
  /** A source has begun to send, anew or for the first time. */
  head(head: CapturedHead): void;
  /** Resolves when the fragment is kept. A disk that is full makes a gap. Rejects with `file/…` otherwise. */
  fragment(fragment: CapturedFragment, options: Abortable): Promise<void>;
  /** Ends what is open; what follows from that goes on by itself. */
  close(): Promise<void>;
}

/** Seconds: by how much a fragment may begin before the end of the one before, and how far behind it before its source's clock has jumped. */
const BEFORE = 0.2;
const FAR = 20;
/** Milliseconds by which the clock on the wall may go otherwise than the seconds that pass, from one fragment to the next, before it was set anew. */
const SET_ANEW_MS = 5_000;
/** Seconds without sound after which a source that had some has lost it. */
const SILENT = 5;

interface Current {
  readonly recording: OpenRecording;
  readonly file: FileHandle;
  readonly path: string;
  readonly head: Buffer;
  readonly startedAt: number;
  /** Seconds, bytes and fragments that are kept. */
  end: number;
  /** Seconds up to which something came, also of what could not be kept. */
  came: number;
  bytes: number;
  count: number;
  /** What is added to the times of the source. */
  offset: number;
}

/** Milliseconds: since 1970, which may be set anew at any moment, and of a clock that nobody sets. */
export interface Clock {
  readonly now: () => number;
  readonly elapsed: () => number;
}

/** How a writer tells what happens, and what goes on after it. */
interface WriterOptions {
  readonly clock: Clock;
  readonly note: (kind: StreamEvent['kind'], text: string) => void;
  /** Remembers work that goes on after a recording has ended. */
  readonly track: (work: Promise<void>) => void;
}

/** The writer of a stream. Nothing is opened before something comes. */
export const createRecordingWriter = (live: LiveParts, stream: LiveStream, options: WriterOptions): RecordingWriter => {
  const { note } = options;
  const place = createPlacing(live, stream, options);
  /** Noted once, until there is room again. */
  let isFull = false;
  return {
    head: (found) => {
      if (found.cursor !== undefined) live.parts.catalog.setStreamCursor(stream.id, found.cursor);
      place.head(found);
    },
    fragment: async (fragment, { signal }) => {
      try {
        const into = await place.fragment(fragment, { signal });
        const bytes = live.capture.shiftFragment(into.head, fragment.bytes, into.offset);
        await writeAll(into, bytes);
        const [start, end] = [fragment.start + into.offset, fragment.end + into.offset];
        // Only what the catalog knows is there: a file may be longer after a crash.
        live.parts.catalog.addFragment(into.recording.videoId, { number: into.count, start, end, offset: into.bytes, bytes: bytes.length, intra: fragment.intra });
        Object.assign(into, { count: into.count + 1, bytes: into.bytes + bytes.length, end });
        isFull = false;
      } catch (error) {
        if (!isFaultOf(error, 'file/disk-full')) throw error;
        if (!isFull) note('disk-full', 'The disk is full: what comes now is lost.');
        isFull = true;
      }
    },
    close: place.close,
  };
};

/** Writes behind what is kept: a disk that has room for a part of it takes that part, and says so only when asked for the rest. */
const writeAll = async ({ file, path, bytes: at }: Current, bytes: Uint8Array): Promise<void> => {
  try {
    for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  } catch (error) {
    throw fileFault(error, path, 'write');
  }
};

/** Finds for each fragment the recording that it belongs to, and where it lies in its time. */
interface Placing {
  head(head: CapturedHead): void;
  fragment(fragment: CapturedFragment, options: Abortable): Promise<Current>;
  close(): Promise<void>;
}

const createPlacing = (live: LiveParts, stream: LiveStream, { clock, note, track }: WriterOptions): Placing => {
  let head: CapturedHead | undefined;
  let current: Current | undefined;
  /** The source has begun anew: where its times lie is told by the next fragment. */
  let isAnew = true;
  /** The clock on the wall was set: what comes belongs into a recording that begins by the new time. */
  let isSet = false;
  const wasSet = clockWatch(clock, note);
  const listen = silenceWatch(note);
  const close = async (): Promise<void> => {
    const ending = current;
    current = undefined;
    if (ending === undefined) return;
    await ending.file.close();
    track(closeRecording(live, ending.recording));
  };
  const begin = async (fragment: CapturedFragment, startedAt: number, { signal }: Abortable): Promise<Current> => {
    if (head === undefined) throw new Fault('tool/failed', { tool: 'ffmpeg', reason: 'its stream has no head' });
    const begun = await openRecording(live, { stream, head, startedAt, signal });
    note('began', describe(head));
    return { ...begun, head: Buffer.from(head.bytes), startedAt, end: 0, came: 0, bytes: head.bytes.length, count: 0, offset: -fragment.start };
  };
  return {
    close,
    head: (found) => {
      if (head?.hasSound === true && !found.hasSound) note('silent', 'The source has no sound any more.');
      head = found;
      isAnew = true;
    },
    fragment: async (fragment, options) => {
      const startedAt = (fragment.endedAt ?? clock.now()) - (fragment.end - fragment.start) * 1000;
      listen(fragment, head);
      if (wasSet()) isSet = true;
      if (current !== undefined && isAnew && head !== undefined && !current.head.equals(head.bytes)) {
        note('changed', describe(head));
        await close();
      } else if (current !== undefined && isSet && fragment.intra) {
        await close();
      } else if (current !== undefined && fragment.intra && current.end >= live.recordingSeconds) {
        const next = isAnew ? startedAt : current.startedAt + current.end * 1000;
        await close();
        current = await begin(fragment, next, options);
      }
      if (current === undefined) isSet = false;
      current ??= await begin(fragment, startedAt, options);
      const at = fragment.start + current.offset;
      const jumped = !isAnew && (at < current.came - BEFORE || at > current.came + FAR);
      if (jumped) note('jumped', `The clock of the source jumped by ${(at - current.came).toFixed(1)} s.`);
      if (isAnew || jumped) current.offset = offsetOf(current, { fragment, arrived: (startedAt - current.startedAt) / 1000 });
      isAnew = false;
      current.came = fragment.end + current.offset;
      return current;
    },
  };
};

/** Tells, each time, whether the clock on the wall has been set since the last. */
const clockWatch = ({ now, elapsed }: Clock, note: WriterOptions['note']): (() => boolean) => {
  let apart = now() - elapsed();
  return () => {
    const by = now() - elapsed() - apart;
    apart += by;
    if (Math.abs(by) < SET_ANEW_MS) return false;
    note('jumped', `The clock of this computer was set by ${(by / 1000).toFixed(1)} s.`);
    return true;
  };
};

/** Notes, once, that a source whose head has sound sends none any more. */
const silenceWatch = (note: WriterOptions['note']): ((fragment: CapturedFragment, head: CapturedHead | undefined) => void) => {
  let seconds = 0;
  return ({ start, end, hasSound }, head) => {
    const before = seconds;
    seconds = hasSound || head?.hasSound !== true ? 0 : before + end - start;
    if (before < SILENT && seconds >= SILENT) note('silent', 'The source has no sound any more.');
  };
};

/** A short pause is one of the network; a long one is a gap. `arrived`: seconds of the recording. */
const offsetOf = ({ end }: Current, { fragment, arrived }: { readonly fragment: CapturedFragment; readonly arrived: number }): number =>
  (arrived > end + BEFORE ? arrived : end) - fragment.start;

const describe = ({ picture, hasSound }: CapturedHead): string =>
  [picture === undefined ? 'no picture' : `${picture.width}×${picture.height} ${picture.codec}`, hasSound ? 'with sound' : 'without sound'].join(', ');

interface NewRecording extends Abortable {
  readonly stream: LiveStream;
  readonly head: CapturedHead;
  readonly startedAt: number;
}

/** Its file, with the head alone, and its video, whose length is not known yet. */
const openRecording = async (live: LiveParts, { stream, head, startedAt, signal }: NewRecording): Promise<Pick<Current, 'recording' | 'file' | 'path'>> => {
  const { parts: { catalog }, folder } = live;
  const at = new Date(startedAt);
  const videoId = createHash('sha256').update(`${stream.id} ${startedAt}`).digest('hex').slice(0, 32);
  const path = join(folder, stream.id, `${at.toISOString().replaceAll(':', '-')}.mp4`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, head.bytes, { signal });
    const file = await open(path, 'r+');
    const size = { sizeBytes: head.bytes.length, headBytes: head.bytes.length };
    catalog.atomically(() => {
      catalog.putVideo({ id: videoId, path, title: `${stream.name}, ${localTime(at)}`, sizeBytes: size.sizeBytes, addedAt: at.toISOString(), probe: growingProbe(head, at) });
      catalog.putRecording({ videoId, streamId: stream.id, startedAt, end: 0, ...size, isOpen: true, analysedTo: 0 });
    });
    const recording: OpenRecording = { videoId, streamId: stream.id, head: head.bytes, ended: new AbortController(), looked: Promise.resolve() };
    live.onOpen(recording);
    return { recording, file, path };
  } catch (error) {
    if (catalog.video(videoId) === undefined) await rm(path, { force: true });
    throw fileFault(error, path, 'write');
  }
};

/** As ffprobe would tell it: fragments do not say how long they are together. */
const growingProbe = ({ picture, hasSound }: CapturedHead, at: Date): Probe => ({
  container: 'mov,mp4,m4a,3gp,3g2,mj2', duration: 0, isDurationScanned: true, clockStart: 0, sizeBytes: 0, subtitles: [], recordedAt: at.toISOString(),
  ...(picture !== undefined && { video: { codec: CODECS[picture.codec] ?? picture.codec, width: picture.width, height: picture.height, rotation: 0, frameRate: 25 } }),
  audio: hasSound ? [{ index: 0, codec: 'aac', channels: 2, isDefault: true }] : [],
});

/** Sample entries by the names of ffmpeg. */
const CODECS: Readonly<Record<string, string>> = { avc1: 'h264', avc3: 'h264', hev1: 'hevc', hvc1: 'hevc', av01: 'av1', vp09: 'vp9' };

const localTime = (at: Date): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
};
