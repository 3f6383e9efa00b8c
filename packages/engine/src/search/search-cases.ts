import { join } from 'node:path';
import { Fault, type Abortable } from '@frameseek/core';
import { createCalibrator } from './calibration/calibrator.ts';
import type { EngineParts } from '../engine-parts.ts';
import type { Engine } from '../engine.ts';
import { evaluate } from './evaluate.ts';
import { createQueryModels } from './query-models.ts';
import { createQueryPictures } from './query-pictures.ts';
import { searchQuery } from './search-query.ts';
import type { Searcher } from './search.ts';
import { createVectorCache } from './vector-cache.ts';
import { videoCurve } from './video-curve.ts';

type SearchCases = Pick<Engine,
  'search' | 'curve' | 'keepPicture' | 'picturePath' | 'putLabel' | 'labels' | 'removeLabel' | 'evaluate'>;

/** The life of the engine that the cases belong to. */
interface Life {
  readonly signal: AbortSignal;
  /** The signal of a call, which ends with the engine as well. */
  readonly under: (options: Abortable) => AbortSignal;
  /** Remembers work that closing has to wait for. */
  readonly tracked: <T>(work: Promise<T>) => Promise<T>;
}

/** Everything that searching needs; `lifetime` ends with the engine. */
export const createSearcher = (parts: EngineParts, lifetime: AbortSignal): Searcher => {
  const queryModels = createQueryModels(parts, lifetime);
  return {
    parts, queryModels,
    calibrator: createCalibrator(parts, queryModels),
    vectorCache: createVectorCache(parts),
    pictures: createQueryPictures(parts, join(parts.settings.picturesFolder, 'queries')),
  };
};

/** Finding moments, and measuring how well that is done. */
export const searchCases = (searcher: Searcher, { signal: lifetime, under, tracked }: Life): SearchCases => {
  const { parts, calibrator, pictures } = searcher;
  return {
    search: async (request, options) => {
      const result = await searchQuery(searcher, request, { signal: under(options) });
      // Nobody waits for it, and whatever hinders it shows at the next search, too.
      tracked(calibrator.refresh({ signal: lifetime })).catch(() => undefined);
      return result;
    },
    curve: (request, options) => videoCurve(searcher, request, { signal: under(options) }),
    keepPicture: (content, options) => tracked(pictures.keep(content, { signal: under(options) })),
    picturePath: (id) => pictures.path(id),
    putLabel: (request) => parts.catalog.putLabel(request),
    labels: () => parts.catalog.labels(),
    removeLabel: (id) => {
      if (!parts.catalog.removeLabel(id)) throw new Fault('library/unknown-label', { id });
    },
    evaluate: (options) => evaluate(parts, (request, { signal }) => searchQuery(searcher, request, { signal }), { signal: under(options) }),
  };
};
