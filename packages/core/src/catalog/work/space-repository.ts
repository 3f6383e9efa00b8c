import type { EmbeddingSpace } from '../../domain/embedding.ts';
import type { ModelRole } from '../../ports/models/model-status.ts';

/** The roles whose models make vectors. */
export const SPACE_ROLES = ['visual', 'sentences'] as const satisfies readonly ModelRole[];
/** A role whose model makes vectors. */
export type SpaceRole = (typeof SPACE_ROLES)[number];

/** A space that films were embedded in, and the model that made it. */
export interface SpaceRecord extends EmbeddingSpace {
  readonly role: SpaceRole;
  readonly model: string;
  /** Searches ask it; one of each role. */
  readonly isServing: boolean;
  /** Films that have been moved into it from another space, in seconds of film, and the seconds that this took. */
  readonly moved: { readonly mediaSeconds: number; readonly seconds: number };
}

/** What people have decided about moving to another model. */
export interface SwapChoice {
  readonly isPaused: boolean;
  /** The model that was turned down by going back: it is not moved to by itself. */
  readonly declined?: string;
}

/** Remembers which spaces there are, and which of them answers. */
export interface SpaceRepository {
  /** Newest first. */
  spaces(): readonly SpaceRecord[];
  servingSpace(role: SpaceRole): SpaceRecord | undefined;
  /** Enters a space; it does not answer yet, unless it is the first of its role. */
  putSpace(space: Omit<SpaceRecord, 'isServing' | 'moved'>): void;
  /** Adds to what has been moved into a space. */
  addMoved(id: string, moved: SpaceRecord['moved']): void;
  /** Lets a space that was entered answer instead of the one before: stages that were done for that are done for this. */
  serve(id: string): void;
  /** Forgets a space that does not answer, and that anything was ever written into it. */
  forgetSpace(id: string): void;
  swapChoice(role: SpaceRole): SwapChoice;
  setSwapChoice(role: SpaceRole, choice: SwapChoice): void;
}
