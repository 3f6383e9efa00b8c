import type { Speakers } from '../../domain/speaker.ts';
import type { VideoId } from '../../domain/video.ts';

/** Who speaks when in one video of the library. */
export interface VideoSpeakers extends Omit<Speakers, 'turns'> {
  readonly videoId: VideoId;
}

/** Remembers who speaks when in videos, and what people call them. */
export interface SpeakerRepository {
  /** Replaces all that was known of the speakers of this video. */
  putSpeakers(id: VideoId, speakers: Speakers): void;
  /** undefined: nobody has listened to the voices. */
  speakers(id: VideoId): Speakers | undefined;
  /** Gives a speaker a name, or takes it (undefined). Throws `library/unknown-video`; does nothing for a number that there is not. */
  nameSpeaker(id: VideoId, number: number, name: string | undefined): void;
  /** Remembers that a speaker is not who sounds the same. As the one above. */
  denySpeaker(id: VideoId, number: number, name: string): void;
  /** The voices of every video of the library in which somebody speaks. */
  allSpeakers(): readonly VideoSpeakers[];
}
