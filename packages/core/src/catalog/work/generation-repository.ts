import type { Modality } from '../../domain/modality.ts';
import type { GenerationKey } from '../../domain/segment.ts';
import type { VideoId } from '../../domain/video.ts';
import type { IndexCount } from '../../ports/segment-index.ts';

/** One generation of a video's segments of one modality, as it lies in one store. */
export interface GenerationRecord extends GenerationKey {
  /** Searches answer from it; of a video and modality at most one in each store. */
  readonly isCurrent: boolean;
  /** How many segments of it the store was given: in words, and in each space. */
  readonly holds: IndexCount;
}

/** A generation that is being written, and the token that its writer proves itself by. */
export interface BegunGeneration {
  readonly generation: number;
  readonly token: string;
}

/** Of which segments a generation is made. */
export type GenerationOf = Pick<GenerationKey, 'videoId' | 'modality'>;

/**
 * Remembers what each store holds, by its `identity`. New segments are written beside the old under the next number;
 * from one transaction on searches answer from them, and the old go afterwards.
 */
export interface GenerationRepository {
  /** All of a store, or those of one video. */
  generations(store: string, videoId?: VideoId): readonly GenerationRecord[];
  currentGeneration(store: string, of: GenerationOf): GenerationRecord | undefined;
  /** Those that a search must leave out: replaced ones, those being written where there is another to answer from, and all of videos in the trash. */
  hiddenGenerations(store: string): readonly GenerationKey[];
  /**
   * Begins the next generation: one more than any that was ever current, in any store, so that what a broken run
   * left under this number is written over; or `again` one that another store has, or this one had, made by the same means. Who
   * began it before loses it. Throws `library/unknown-video`.
   */
  beginGeneration(store: string, of: GenerationOf & { readonly again?: number | undefined }): BegunGeneration;
  /** Makes a begun generation the current one; false, and nothing changes, where somebody else has begun it anew. */
  commitGeneration(store: string, of: GenerationOf & BegunGeneration & Pick<GenerationRecord, 'holds'>): boolean;
  /** Enters a generation as it was found in a store. */
  putGeneration(store: string, record: GenerationRecord): void;
  /** Notes that a generation has been written into one more space; nothing where it is not there any more. */
  noteHeld(store: string, key: GenerationKey, held: { readonly space: string; readonly count: number }): void;
  /** Forgets generations of a video and modality: all, or all but one. */
  forgetGenerations(store: string, of: GenerationOf & { readonly keeping?: number }): void;
  /** Videos of the library, as far as their files are there, whose answering segments of these modalities are not in a space of this store. */
  videosLacking(store: string, space: string, modalities: readonly Modality[]): readonly VideoId[];
  /** Videos of the library that answer in one of these modalities from this store, as far as their files are there. */
  videosAnswering(store: string, modalities: readonly Modality[]): readonly VideoId[];
  /** How many segments a store was given of all generations that answer. */
  held(store: string): IndexCount;
  /**
   * Videos of the library with a stage that is done, as far as the catalog knows, but whose segments this store does not have, or has in
   * no space that answers although their file is there.
   */
  videosNotHeld(store: string): readonly VideoId[];
  /** The stores that the library has been in, newest first. */
  stores(): readonly StoreRecord[];
  /** Enters a store, or notes that it was opened again. */
  putStore(id: string, name: string): void;
}

/** A store that the library has been in. */
export interface StoreRecord {
  readonly id: string;
  /** Of its software, for people. */
  readonly name: string;
  /** When it was opened last, ISO 8601. */
  readonly openedAt: string;
}
