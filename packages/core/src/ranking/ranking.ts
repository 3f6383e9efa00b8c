import type { Modality } from '../domain/modality.ts';
import type { Hit } from '../domain/segment.ts';
import type { NullDistribution } from './calibration/null-distribution.ts';

/** Best-first hits of one modality by one retriever: of a meaning (`vector`), of `words`, of `lines` on the screen, of `sounds`, or of `objects`. */
export interface Ranking {
  readonly modality: Modality;
  readonly by: 'vector' | 'words' | 'lines' | 'sounds' | 'objects';
  /** The words that were looked for; absent: all of the query. */
  readonly words?: string;
  readonly hits: readonly Hit[];
  /** Absent: not measured yet, so that something usual is assumed. */
  readonly nullDistribution?: NullDistribution;
  /** How likely the query asks for this modality, as a natural logarithm; absent: what is assumed of any query. */
  readonly prior?: number;
  /** False: each hit is a complete moment, which no neighbour of this ranking joins. Absent: true, a hit is a part of one. */
  readonly mergeable?: boolean;
}
