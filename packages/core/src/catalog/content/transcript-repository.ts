import type { Cue, Transcript } from '../../domain/transcript.ts';
import type { Correction } from '../../transcripts/corrections.ts';
import type { VideoId } from '../../domain/video.ts';
import type { Span } from '../../time/span.ts';

/** Remembers what is said in a video, and what people say is really said. */
export interface TranscriptRepository {
  /** Replaces all transcripts of this video; the lines that people corrected are corrected in the new ones, too. */
  putTranscripts(id: VideoId, transcripts: readonly Transcript[]): void;
  /** Whether anything is said in any video. */
  hasTranscripts(): boolean;
  /** Best first. */
  transcripts(id: VideoId): readonly Transcript[];
  /** The same with only those cues that overlap the span. */
  transcriptsWithin(id: VideoId, within: Span): readonly Transcript[];
  /** The cues of the best transcript that overlap the span. */
  cues(id: VideoId, within: Span): readonly Cue[];
  /** Keeps corrections, each in the place of one of the same line, and corrects these lines; without a text a line has what stood there before. */
  putCorrections(id: VideoId, corrections: readonly (Omit<Correction, 'text'> & Partial<Correction>)[]): void;
  /** In order of time. */
  corrections(id: VideoId): readonly Correction[];
}
