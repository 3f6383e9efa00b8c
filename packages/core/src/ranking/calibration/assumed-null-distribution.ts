import type { NullDistribution } from './null-distribution.ts';
import type { Ranking } from '../ranking.ts';

/**
 * Least deviation of each retriever, in the unit of its scores (cosine −1 to 1; share of words): that of a small library,
 * where most queries find nothing, would be 0.
 */
export const MIN_DEVIATION: Readonly<Record<Ranking['by'], number>> = { vector: 0.005, words: 0.12, lines: 0.12, sounds: 0.2, objects: 0.2 };

/** What is assumed until it has been measured: rough figures of models in use, by a part of the name of their space. */
const ASSUMED: readonly (readonly [name: string, NullDistribution])[] = [
  ['clip-mini', { mean: 0.19, deviation: 0.035 }],
  ['clip', { mean: 0.24, deviation: 0.02 }],
  ['siglip', { mean: 0.05, deviation: 0.03 }],
  ['e5', { mean: 0.8, deviation: 0.02 }],
];

const ASSUMED_VISUAL: NullDistribution = { mean: 0.2, deviation: 0.05 };

const ASSUMED_SENTENCES: NullDistribution = { mean: 0.25, deviation: 0.11 };

const ASSUMED_WORDS: NullDistribution = { mean: 0, deviation: MIN_DEVIATION.words };

/**
 * A score is the share of the words that name the sound (or the things), times how surely it is heard. What names a sound among two or three other words is
 * as often about something else: only from half of the words on it stands out.
 */
const ASSUMED_SOUNDS: NullDistribution = { mean: 0.3, deviation: MIN_DEVIATION.sounds };

/** The null distribution of a retriever that nobody has measured yet; `space` is the id of its embedding space. */
export const assumedNullDistribution = ({ modality, by }: Pick<Ranking, 'modality' | 'by'>, space = ''): NullDistribution => {
  if (by === 'sounds' || by === 'objects') return ASSUMED_SOUNDS;
  if (by !== 'vector') return ASSUMED_WORDS;
  const known = ASSUMED.find(([name]) => space.toLowerCase().includes(name))?.[1];
  return known ?? (modality === 'visual' ? ASSUMED_VISUAL : ASSUMED_SENTENCES);
};
