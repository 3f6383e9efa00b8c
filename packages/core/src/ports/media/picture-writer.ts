import type { Frame } from '../../domain/frame.ts';
import type { Abortable } from '../abortable.ts';

/** Where a picture is written; whole or not at all. */
export interface SaveOptions extends Abortable {
  readonly target: string;
}

/** Which picture of a video is written as a thumbnail. */
export interface ThumbnailOptions extends SaveOptions {
  /** Seconds. */
  readonly at: number;
  /** Pixels. */
  readonly width: number;
}

/** Writes single pictures as files. */
export interface PictureWriter {
  /** Writes a JPEG (`width` pixels wide) of the picture at `at`. */
  thumbnail(path: string, options: ThumbnailOptions): Promise<void>;
  /** Writes a frame that is decoded already as a JPEG. */
  savePicture(frame: Frame, options: SaveOptions): Promise<void>;
  /** Writes a picture that was drawn, not taken, as a PNG. */
  draw(picture: Omit<Frame, 'at'>, options: SaveOptions): Promise<void>;
}
