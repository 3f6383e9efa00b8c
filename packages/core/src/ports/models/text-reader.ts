import type { Frame, FrameSize } from '../../domain/frame.ts';
import type { TextLine } from '../../domain/screen-text.ts';
import type { Abortable } from '../abortable.ts';
import type { ModelInfo } from './model-info.ts';

/** Optical character recognition. */
export interface TextReader {
  readonly info: ModelInfo;
  /** The size at which frames must arrive, or how wide (in pixels) they may be at most. */
  readonly frameSize: FrameSize | { readonly maxWidth: number };
  /** Lines of text in the picture, with confidence 0 to 1. */
  readText(frame: Frame, options: Abortable): Promise<readonly TextLine[]>;
}
