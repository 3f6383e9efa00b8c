import type { Pass, PassKind } from '../../access/pass.ts';

/** Remembers passes by the digests of their secrets. */
export interface PassRepository {
  addPass(pass: Pass, digest: string): void;
  /** Also one that has expired: whoever asks decides. */
  passByDigest(digest: string): Pass | undefined;
  /** Newest first. */
  passes(kind: PassKind): readonly Pass[];
  /** Notes that it was used, at an instant of ISO 8601. */
  touchPass(id: string, at: string): void;
  /** Whether it was there. */
  removePass(id: string): boolean;
  /** Removes those of a user, but for one; all where none is named. */
  removePassesOf(userId: string, but?: string): void;
  /** Removes all that had expired by this instant. */
  removeExpiredPasses(at: string): void;
}
