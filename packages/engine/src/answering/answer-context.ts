import type { Abortable, Turn, VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { MeteredModel } from '../language/metered-model.ts';
import type { Search } from '../search/search-request.ts';
import type { EvidenceStore } from './evidence/evidence-store.ts';
import type { TurnDraft } from './turn-draft.ts';

/** What answering stands on. */
export interface AnswerParts {
  readonly parts: EngineParts;
  readonly search: Search;
}

/** The videos that may be asked; undefined: all of them. */
export type VideoScope = readonly VideoId[] | undefined;

/** What looking for evidence needs. */
export interface RetrievalContext extends AnswerParts, Abortable {
  readonly scope: VideoScope;
}

/** One question on its way to its answer. */
export interface AnswerContext extends RetrievalContext {
  readonly question: string;
  /** What was asked before, oldest first. */
  readonly turns: readonly Turn[];
  readonly draft: TurnDraft;
  readonly evidence: EvidenceStore;
  /** Absent: no language model is set. */
  readonly model: MeteredModel | undefined;
}

/** A question for which there is a model. */
export interface ModelAnswerContext extends AnswerContext {
  readonly model: MeteredModel;
}
