import type { EvidenceCandidate } from './evidence-candidate.ts';

/** Where the answer to a question may be. */
export interface GatheredEvidence {
  /** False when nothing matches; the candidates are then the nearest. */
  readonly match: boolean;
  /** Best first. */
  readonly candidates: readonly EvidenceCandidate[];
  /** Sentences for people: what was not searched, and why. */
  readonly notes: readonly string[];
  /** What was made of a whole video earlier, for questions about all of it. */
  readonly summary?: string;
}
