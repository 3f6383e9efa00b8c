import type { VideoId } from '../../domain/video.ts';
import type { SpriteSheet } from '../../ports/media/sprite-maker.ts';

/** Remembers how the sprite sheet of a video is laid out, and which colour stands for its picture. */
export interface SpriteRepository {
  putSprite(id: VideoId, sheet: SpriteSheet): void;
  sprite(id: VideoId): SpriteSheet | undefined;
  /** Mean colour (`#rrggbb`) of the picture that stands for a video: what is drawn until that is there. No change of the library. Throws `library/unknown-video`. */
  putCoverColour(id: VideoId, colour: string): void;
}
