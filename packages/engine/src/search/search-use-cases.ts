import { Fault, type Abortable } from '@frameseek/core';
import type { Engine } from '../engine.ts';
import { evaluate } from './evaluate.ts';
import { search } from './search.ts';
import type { SearchServices } from './search-services.ts';
import { videoCurve } from './video-curve.ts';

type SearchUseCases = Pick<Engine,
  'search' | 'curve' | 'keepPicture' | 'picturePath' | 'putLabel' | 'labels' | 'removeLabel' | 'evaluate'>;

/** The life of the engine that the cases belong to. */
interface Life {
  readonly signal: AbortSignal;
  /** The signal of a call, which ends with the engine as well. */
  readonly under: (options: Abortable) => AbortSignal;
  /** Remembers work that closing has to wait for. */
  readonly tracked: <T>(work: Promise<T>) => Promise<T>;
}

/** Finding moments, and measuring how well that is done. */
export const searchUseCases = (services: SearchServices, { signal: lifetime, under, tracked }: Life): SearchUseCases => {
  const { parts, calibrator, pictures } = services;
  return {
    search: async (request, options) => {
      const result = await search(services, request, { signal: under(options) });
      // Nobody waits for it, and whatever hinders it shows at the next search, too.
      tracked(calibrator.refresh({ signal: lifetime })).catch(() => undefined);
      return result;
    },
    curve: (request, options) => videoCurve(services, request, { signal: under(options) }),
    keepPicture: (content, options) => tracked(pictures.keep(content, { signal: under(options) })),
    picturePath: (id) => pictures.path(id),
    putLabel: (request) => parts.catalog.putLabel(request),
    labels: () => parts.catalog.labels(),
    removeLabel: (id) => {
      if (!parts.catalog.removeLabel(id)) throw new Fault('library/unknown-label', { id });
    },
    evaluate: (options) => evaluate(parts, (request, { signal }) => search(services, request, { signal }), { signal: under(options) }),
  };
};
