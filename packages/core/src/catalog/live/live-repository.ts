import type { VideoId } from '../../domain/video.ts';
import type { Fragment, LiveStream, Recording, StreamEvent } from '../../live/live-stream.ts';

/** Remembers streams, what was recorded of them, and what happened to them. */
export interface LiveRepository {
  putStream(stream: LiveStream): void;
  /** By name. */
  streams(): readonly LiveStream[];
  stream(id: string): LiveStream | undefined;
  /** Removes it with its events; its recordings are ordinary films from then on. */
  removeStream(id: string): boolean;
  /** Says what it does now, unless people have paused it or it is gone. */
  setStreamState(id: string, state: Pick<LiveStream, 'state' | 'note'>): void;
  /** The file of a folder that was taken last. */
  streamCursor(id: string): string | undefined;
  setStreamCursor(id: string, cursor: string): void;
  /** Whether this worker records the stream, and goes on to do so for `leaseMs` milliseconds: false where another one does. */
  claimStream(id: string, worker: string, leaseMs: number): boolean;

  /** Newest first; all of a stream, or all that are open. */
  recordings(of: { readonly streamId: string } | 'open'): readonly Recording[];
  recording(id: VideoId): Recording | undefined;
  /** Begins a recording, or says what has become of it. Throws `library/unknown-video` where its video is not there. */
  putRecording(recording: Omit<Recording, 'path'>): void;
  /** Adds a fragment, and makes the recording so much longer. One that is there already is not added again. */
  addFragment(id: VideoId, fragment: Fragment): void;
  /** Ascending in time. */
  fragments(id: VideoId): readonly Fragment[];
  /** Says up to where it was looked at. */
  setAnalysed(id: VideoId, to: number): void;
  /** Ends a recording: its fragments are forgotten. */
  closeRecording(id: VideoId): void;

  addStreamEvent(event: StreamEvent): void;
  /** Newest first. */
  streamEvents(streamId: string, options: { readonly limit: number }): readonly StreamEvent[];
}
