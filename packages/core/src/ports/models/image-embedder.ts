import type { Embedding } from '../../domain/embedding.ts';
import type { Frame, FrameSize } from '../../domain/frame.ts';
import type { Abortable } from '../abortable.ts';

/** Turns pictures into vectors. */
export interface ImageEmbedder {
  /** The size and fit at which frames must arrive. */
  readonly frameSize: FrameSize;
  /** Frames that one call may have. */
  readonly maxBatch: number;
  /** Unit-length vectors in the order of `frames`, in the same space as the text tower's. */
  embedImages(frames: readonly Frame[], options: Abortable): Promise<readonly Embedding[]>;
}
