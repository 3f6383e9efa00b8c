import type { StreamCapture } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';

/** What recording streams stands on, besides the library. */
export interface LiveParts {
  readonly parts: LibraryParts;
  readonly capture: StreamCapture;
  /** Folder of the recordings, one folder for each stream. */
  readonly folder: string;
  /** Seconds after which a recording ends, and the next one begins without a gap. */
  readonly recordingSeconds: number;
  /** Told of each recording that begins. */
  readonly onOpen: (recording: OpenRecording) => void;
}

/** A recording as it grows, for whoever looks at it meanwhile. */
export interface OpenRecording {
  readonly videoId: string;
  readonly streamId: string;
  readonly head: Uint8Array;
  /** Ends looking: what has been found stays as it is, or is made whole by the usual indexing. */
  readonly ended: AbortController;
  /** Settles when nobody looks any more; set by whoever does. */
  looked: Promise<void>;
}
