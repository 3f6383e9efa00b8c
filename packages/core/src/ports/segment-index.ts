import type { Embedding, EmbeddingSpace } from '../domain/embedding.ts';
import type { Modality } from '../domain/modality.ts';
import type { EmbeddedSegment, GenerationKey, Hit, Segment, SegmentFilter } from '../domain/segment.ts';
import type { VideoId } from '../domain/video.ts';
import type { Abortable } from './abortable.ts';

/** How many hits are wanted, and of which segments. */
export interface SearchOptions extends Abortable {
  readonly limit: number;
  readonly filter: SegmentFilter;
}

/** What is looked for in words. */
export interface WordQuery {
  /**
   * Ranked by BM25 (Robertson and Zaragoza 2009) with stemming; any of the words suffices. A word that stands nowhere finds
   * those that one typing error makes of it (fuzzy-words.ts), below everything that has a word as it was typed.
   */
  readonly words: string;
  /** Each must stand in the text word for word, in this order. */
  readonly phrases: readonly string[];
}

/** Which segments of a video are removed; without a modality all. */
interface RemoveOptions extends Abortable {
  readonly modality?: Modality;
  /** The one generation that stays. */
  readonly keeping?: number;
}

/** Which segments of a video are read. */
export interface ReadOptions extends Abortable, Pick<SegmentFilter, 'without'> {}

/** Segments in the index: those with words, and the vectors of each space by its id. */
export interface IndexCount {
  readonly words: number;
  readonly vectors: Readonly<Record<string, number>>;
}

/** How many segments of one generation lie in one space, or among the words. */
export interface SegmentTally extends GenerationKey {
  /** Id of the space; absent: among the words. */
  readonly space?: string;
  readonly count: number;
}

/**
 * Remembers segments: by meaning (one set of vectors per embedding space) and by words (one set for all).
 * Writing a segment with an id that is there replaces it. What is written is found by the next search. A store that does
 * not answer rejects with `store/unavailable`, any other failure of it with `store/failed`.
 */
export interface SegmentIndex {
  /** Name and version of the store, for people. */
  readonly name: string;
  /**
   * A name that the store keeps with its data, made at the first call: another store, or the same one after its data was lost,
   * has another. Asked anew each time.
   */
  identity(options: Abortable): Promise<string>;
  /** Throws `store/space-mismatch` for vectors of another length than the space has. */
  upsertVectors(space: EmbeddingSpace, segments: readonly EmbeddedSegment[], options: Abortable): Promise<void>;
  /** Segments without text are refused with `input/invalid`. */
  upsertWords(segments: readonly Segment[], options: Abortable): Promise<void>;
  /** Nearest by cosine, best first, score = cosine (−1 to 1). A space that was never written is empty, not an error. */
  searchVectors(space: EmbeddingSpace, vector: Embedding, options: SearchOptions): Promise<readonly Hit[]>;
  /** Best first, score = BM25; below the least of them, what has only words near the ones asked for. */
  searchWords(query: WordQuery, options: SearchOptions): Promise<readonly Hit[]>;
  /** Every vector of one video in one space, ascending in time. */
  vectorsOf(space: EmbeddingSpace, videoId: VideoId, options: ReadOptions): Promise<readonly EmbeddedSegment[]>;
  /** Every word segment of one video, ascending in time. */
  wordsOf(videoId: VideoId, options: ReadOptions): Promise<readonly Segment[]>;
  /** Removes the segments of a video, of one modality or of all, in every space. */
  remove(videoId: VideoId, options: RemoveOptions): Promise<void>;
  count(options: Abortable): Promise<IndexCount>;
  /** Every space that has been written; one in which nothing is left may be missing, as it is where libraries share a store. */
  spaces(options: Abortable): Promise<readonly EmbeddingSpace[]>;
  /** Everything that lies in the store, counted generation by generation. Reads all rows: for inspections. */
  tally(options: Abortable): Promise<readonly SegmentTally[]>;
  /** Removes a space with all its vectors; nothing happens where it is not there. */
  dropSpace(id: string, options: Abortable): Promise<void>;
  /** Housekeeping after a video is done: compaction, index building. Never needed for correctness. */
  optimize(options: Abortable): Promise<void>;
  close(): Promise<void>;
}
