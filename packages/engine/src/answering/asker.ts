import type { Abortable, AskEvent, VideoId } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import type { Search } from '../search/search-request.ts';

/** What answering stands on. */
export interface Asker {
  readonly parts: EngineParts;
  readonly search: Search;
}

export interface AskOptions extends Abortable {
  /** Called with each thing as it happens; synchronous and never awaited. */
  readonly report: (event: AskEvent) => void;
}

/** The videos that may be asked; undefined: all of them. */
export type Scope = readonly VideoId[] | undefined;

/** What reading beyond the evidence of one question needs. */
export interface Asking extends Abortable {
  readonly asker: Asker;
  readonly scope: Scope;
}
