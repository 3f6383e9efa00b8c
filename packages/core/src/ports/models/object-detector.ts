import type { Frame, FrameSize } from '../../domain/frame.ts';
import type { Detection } from '../../domain/object-track.ts';
import type { Abortable } from '../abortable.ts';
import type { ModelInfo } from './model-info.ts';

/** Finds things in pictures, each with its class and the box around it (object detection). */
export interface ObjectDetector {
  readonly info: ModelInfo;
  /** The classes that it knows, in everyday words: `person`, `car`, `dog`. */
  readonly labels: readonly string[];
  /** The size in which it wants the frames of a picture of this size, in pixels. */
  frameSize(picture: { readonly width: number; readonly height: number }): FrameSize;
  /** What is in a frame of that size, the surest first; doubtful things, too, as a tracker makes use of them. */
  detect(frame: Frame, options: Abortable): Promise<readonly Detection[]>;
}
