import type { ClauseQuery, Modality, Ranking } from '@frameseek/core';
import type { SearchContext } from '../search-context.ts';

/** One way of finding segments for a query. Retrievers know nothing of one another: their rankings are fused afterwards. */
export interface Retriever<Query extends ClauseQuery> {
  /** What people call it; lower case. */
  readonly name: string;
  /** Where it looks. It is not asked when none of them is wanted. */
  readonly modalities: readonly Modality[];
  /** Whether it needs a model: those that need none answer first. */
  readonly needsModel: boolean;
  /**
   * Looks in the wanted ones of its modalities, at least one, within `context.filter`. A model that cannot be had is a note,
   * not a failure; whatever the store throws passes, as does `AbortError`.
   */
  readonly retrieve: (context: SearchContext<Query>, modalities: readonly Modality[]) => Promise<Retrieved>;
}

/** What one retriever found, or several together. */
export interface Retrieved {
  /** For each modality its own, best first: a talk full of the word must not push out the one screen that shows it. */
  readonly rankings: readonly Ranking[];
  /** Sentences for people about what kept it from looking. */
  readonly notes: readonly string[];
}
