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

interface Current {
  readonly recording: OpenRecording;
  readonly file: FileHandle;
  readonly path: string;
  readonly head: Buffer;
  readonly startedAt: number;
  /** Seconds, bytes and fragments that are kept. */
  end: number;
  bytes: number;
  count: number;
  /** What is added to the times of the source. */
  offset: number;
}

/** How a writer tells what happens, and what goes on after it. */
interface WriterOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly note: (kind: StreamEvent['kind'], text: string) => void;
  /** Remembers work that goes on after a recording has ended. */
  readonly track: (work: Promise<void>) => void;
}

/** The writer of a stream. Nothing is opened before something comes. */
export const createRecordingWriter = (live: LiveParts, stream: LiveStream, options: WriterOptions): RecordingWriter => {
  const { note } = options;
  const place = createPlacing(live, stream, options);
  return {
    head: (found) => {
      if (found.cursor !== undefined) live.parts.catalog.setStreamCursor(stream.id, found.cursor);
      place.head(found);
    },
    fragment: async (fragment, { signal }) => {
      const into = await place.fragment(fragment, { signal });
      const bytes = live.capture.shiftFragment(into.head, fragment.bytes, into.offset);
      try {
        await into.file.write(bytes, 0, bytes.length, into.bytes);
      } catch (error) {
        const fault = fileFault(error, into.path, 'write');
        if (!isFaultOf(fault, 'file/disk-full')) throw fault;
        return note('disk-full', 'The disk is full: what comes now is lost.');
      }
      const [start, end] = [fragment.start + into.offset, fragment.end + into.offset];
      // Only what the catalog knows is there: a file may be longer after a crash.
      live.parts.catalog.addFragment(into.recording.videoId, { number: into.count, start, end, offset: into.bytes, bytes: bytes.length, intra: fragment.intra });
      Object.assign(into, { count: into.count + 1, bytes: into.bytes + bytes.length, end });
    },
    close: place.close,
  };
};

/** Finds for each fragment the recording that it belongs to, and where it lies in its time. */
interface Placing {
  head(head: CapturedHead): void;
  fragment(fragment: CapturedFragment, options: Abortable): Promise<Current>;
  close(): Promise<void>;
}

const createPlacing = (live: LiveParts, stream: LiveStream, { now, note, track }: WriterOptions): Placing => {
  let head: CapturedHead | undefined;
  let current: Current | undefined;
  /** The source has begun anew: where its times lie is told by the next fragment. */
  let isAnew = true;
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
    return { ...begun, head: Buffer.from(head.bytes), startedAt, end: 0, bytes: head.bytes.length, count: 0, offset: -fragment.start };
  };
  return {
    close,
    head: (found) => {
      if (head?.hasSound === true && !found.hasSound) note('silent', 'The source has no sound any more.');
      head = found;
      isAnew = true;
    },
    fragment: async (fragment, options) => {
      const startedAt = (fragment.endedAt ?? now()) - (fragment.end - fragment.start) * 1000;
      if (current !== undefined && isAnew && head !== undefined && !current.head.equals(head.bytes)) {
        note('changed', describe(head));
        await close();
      } else if (current !== undefined && fragment.intra && current.end >= live.recordingSeconds) {
        const next = isAnew ? startedAt : current.startedAt + current.end * 1000;
        await close();
        current = await begin(fragment, next, options);
      }
      current ??= await begin(fragment, startedAt, options);
      const at = fragment.start + current.offset;
      const jumped = !isAnew && (at < current.end - BEFORE || at > current.end + FAR);
      if (jumped) note('jumped', `The clock of the source jumped by ${(at - current.end).toFixed(1)} s.`);
      if (isAnew || jumped) current.offset = offsetOf(current, { fragment, arrived: (startedAt - current.startedAt) / 1000 });
      isAnew = false;
      return current;
    },
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
