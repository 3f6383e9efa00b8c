import { join } from 'node:path';
import { ALL_RULES, type WithoutRules } from '@frameseek/core';
import type { LibraryParts } from '../library-parts.ts';
import { createLibraryNotes, type LibraryNotes } from '../generations/library-notes.ts';
import { createCalibrator, type Calibrator } from './calibration/calibrator.ts';
import { createQueryModels, type QueryModels } from './vectors/query-models.ts';
import { createQueryPictures, type QueryPictures } from './vectors/query-pictures.ts';
import { createTitleIndex, type TitleIndex } from './title-index.ts';
import { createVectorCache, type VectorCache } from './vectors/vector-cache.ts';

/** What searching stands on: made once for an engine, shared by all searches. */
export interface SearchServices {
  readonly parts: LibraryParts;
  readonly queryModels: QueryModels;
  readonly calibrator: Calibrator;
  readonly vectorCache: VectorCache;
  readonly pictures: QueryPictures;
  readonly leftOut: WithoutRules;
  readonly titles: TitleIndex;
  readonly libraryNotes: LibraryNotes;
}

/** Nothing is loaded or read before the first search; `lifetime` ends with the engine. */
export const createSearchServices = (parts: LibraryParts, lifetime: AbortSignal): SearchServices => {
  const queryModels = createQueryModels(parts, lifetime);
  const vectorCache = createVectorCache(parts);
  const leftOut = parts.settings.without ?? ALL_RULES;
  return {
    parts, queryModels, vectorCache, leftOut,
    titles: createTitleIndex(parts),
    calibrator: createCalibrator(parts, { queryModels, vectorCache, leftOut }),
    libraryNotes: createLibraryNotes(parts),
    pictures: createQueryPictures(parts, join(parts.settings.picturesFolder, 'queries')),
  };
};
