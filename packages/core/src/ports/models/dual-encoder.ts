import type { ImageEmbedder } from './image-embedder.ts';
import type { TextEmbedder } from './text-embedder.ts';

/** Pictures and texts in one space (CLIP, Radford et al. 2021; SigLIP, Zhai et al. 2023 …). */
export interface DualEncoder extends ImageEmbedder, TextEmbedder {}
