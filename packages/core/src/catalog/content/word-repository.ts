import type { CountedWord } from '../../text/matching/typo-corrections.ts';
import type { VideoId } from '../../domain/video.ts';

/**
 * Remembers which words stand in the library, and how often, so that a typing error finds what was meant. Words of names, of speech
 * and of the screen follow what is put of them; all go with their video.
 */
export interface WordRepository {
  /** Replaces the words of what is written about this video. */
  putDescriptionWords(id: VideoId, texts: readonly string[]): void;
  /** Whether a word, in lower case, stands in the library. */
  hasWord(word: string): boolean;
  /**
   * The words of at least three letters that begin like this one and that few typing errors (`maxEdits`) make of it, in lower case, itself
   * among them. Compares all that begin with its letter: to be asked of few words.
   */
  wordsNear(word: string): readonly CountedWord[];
}
