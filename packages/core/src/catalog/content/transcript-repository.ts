import type { Cue, Transcript } from '../../domain/transcript.ts';
import type { VideoId } from '../../domain/video.ts';
import type { Span } from '../../time/span.ts';

/** Remembers what is said in a video. */
export interface TranscriptRepository {
  /** Replaces all transcripts of this video. */
  putTranscripts(id: VideoId, transcripts: readonly Transcript[]): void;
  /** Whether anything is said in any video. */
  hasTranscripts(): boolean;
  /** Best first. */
  transcripts(id: VideoId): readonly Transcript[];
  /** The same with only those cues that overlap the span. */
  transcriptsWithin(id: VideoId, within: Span): readonly Transcript[];
  /** The cues of the best transcript that overlap the span. */
  cues(id: VideoId, within: Span): readonly Cue[];
}
