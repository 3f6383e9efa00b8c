import type { Embedding, EmbeddingSpace } from '../../domain/embedding.ts';
import type { Abortable } from '../abortable.ts';
import type { ModelInfo } from './model-info.ts';

/** How texts are meant. */
interface EmbedTextOptions extends Abortable {
  /** Some models want to know whether a text asks or answers (Wang et al. 2022, E5). */
  readonly as: 'query' | 'passage';
}

/** Turns texts into vectors of one space. */
export interface TextEmbedder {
  readonly info: ModelInfo;
  readonly space: EmbeddingSpace;
  /** Texts that one call may have. */
  readonly maxBatch: number;
  /** Unit-length vectors in the order of `texts`. Texts beyond the model's length are shortened, never refused. */
  embedTexts(texts: readonly string[], options: EmbedTextOptions): Promise<readonly Embedding[]>;
}
