import type { VideoId } from '../../domain/video.ts';
import type { SpriteSheet } from '../../ports/media/sprite-maker.ts';

/** Remembers how the sprite sheet of a video is laid out. */
export interface SpriteRepository {
  putSprite(id: VideoId, sheet: SpriteSheet): void;
  sprite(id: VideoId): SpriteSheet | undefined;
}
