import type { Frame, FrameSize } from '../../domain/frame.ts';
import type { Abortable } from '../abortable.ts';
import type { SaveOptions } from './picture-writer.ts';

/** Where a foreign picture is kept, and how large. */
export interface ImportPictureOptions extends SaveOptions {
  /** Pixels of the longer side at most. */
  readonly maxSide: number;
}

/** The size at which a kept picture is wanted. */
export interface PictureFrameOptions extends Abortable {
  readonly size: FrameSize;
}

/** Takes in pictures that people search with. */
export interface PictureImporter {
  /** Writes a picture of any common format, whoever it comes from, as a JPEG that fits into a square of `maxSide` pixels. */
  importPicture(path: string, options: ImportPictureOptions): Promise<void>;
  /** A picture that lies here as a JPEG, as a frame (at 0 s) of the size asked for. */
  pictureFrame(path: string, options: PictureFrameOptions): Promise<Frame>;
}
