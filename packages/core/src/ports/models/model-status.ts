/** The roles that models have, in the order in which they are shown. */
export const MODEL_ROLES = ['visual', 'sentences', 'detector', 'transcriber', 'reader', 'objects', 'tagger', 'voices', 'language'] as const;
/** What a model is for: pictures and texts in one space, meaning of sentences, speech or not, words said, words shown, things in pictures, sounds, who speaks, answers. */
export type ModelRole = (typeof MODEL_ROLES)[number];

/** One model that a role may use, and where it stands. */
export interface ModelStatus {
  readonly role: ModelRole;
  readonly id: string;
  readonly standIn: boolean;
  /** `missing` can be downloaded; `unusable` was tried and refused, see `reason`. */
  readonly state: 'loaded' | 'present' | 'missing' | 'unusable';
  /** The first usable one of its role: the one that serves. */
  readonly chosen: boolean;
  /** Folder or address that it comes from. */
  readonly from: string;
  /** Of its files where it is there, of those to download where their sizes have been published, else 0. */
  readonly sizeBytes: number;
  /** What an earlier download has left of it: it goes on from there. */
  readonly begunBytes: number;
  /** As its makers call it; `unknown` where nobody has said. */
  readonly licence: string;
  /** Whether a download would bring it: it is not there, the hub has it, and downloads are not switched off. */
  readonly canBeFetched: boolean;
  readonly reason?: string;
  /** What to do to have it, for people. */
  readonly remedy?: string;
}
