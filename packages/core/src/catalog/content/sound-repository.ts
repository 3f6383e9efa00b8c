import type { SoundEvent } from '../../domain/sound.ts';
import type { VideoId } from '../../domain/video.ts';

/** An event, and the video in which it is heard. */
export interface FoundSound extends SoundEvent {
  readonly videoId: VideoId;
}

/** Which sounds are looked for. */
interface SoundSearch {
  readonly labels: readonly string[];
  /** Absent: in all videos. */
  readonly videoIds?: readonly VideoId[];
  readonly limit: number;
}

/** Remembers what is heard in videos beside words. */
export interface SoundRepository {
  /** Replaces all events of this video. */
  putSoundEvents(id: VideoId, events: readonly SoundEvent[]): void;
  /** The events in the order in which they were put. */
  soundEvents(id: VideoId): readonly SoundEvent[];
  /** All labels that are heard in any video, those with the most events first. */
  soundLabels(): readonly string[];
  /** Events with one of the labels, the surest first. */
  soundsOf(search: SoundSearch): readonly FoundSound[];
}
