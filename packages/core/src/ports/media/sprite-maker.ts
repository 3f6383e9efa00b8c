import type { Probe } from '../../domain/video.ts';
import type { SaveOptions } from './picture-writer.ts';

/** A JPEG file of the picture at `at` seconds. */
export interface SavedPicture {
  readonly at: number;
  readonly file: string;
}

/** Which video a sprite sheet is made of, and where it is written. */
export interface SpriteOptions extends SaveOptions {
  readonly probe: Probe;
}

/** A grid of small pictures in one JPEG: tile `i` (row by row) shows the picture at `i * interval` seconds. Sizes in pixels. */
export interface SpriteSheet {
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly count: number;
  /** Seconds from tile to tile. */
  readonly interval: number;
}

/** Makes the pictures that a player shows while its time line is pointed at. */
export interface SpriteMaker {
  /** Writes one JPEG of a grid of small pictures over the whole video, for hover-scrubbing, from pictures saved before. */
  sprite(pictures: readonly SavedPicture[], options: SpriteOptions): Promise<SpriteSheet>;
}
