import type { AudioChunk } from '../../domain/audio.ts';
import type { SoundScores } from '../../domain/sound.ts';
import type { Abortable } from '../abortable.ts';
import type { ModelInfo } from './model-info.ts';

/** Tells what is heard: laughter, applause, music, a dog, a siren (audio tagging). */
export interface SoundTagger {
  readonly info: ModelInfo;
  /** What it knows, in the order of its scores. */
  readonly labels: readonly string[];
  /** Scores over a grid of cells of half a second at most, from the first sample to the last, in ascending time. The memory does not grow with the length. */
  tag(audio: AsyncIterable<AudioChunk>, options: Abortable): AsyncIterable<SoundScores>;
}
