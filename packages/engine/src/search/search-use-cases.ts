import { Fault } from '@frameseek/core';
import type { Lifetime } from '../concurrency/lifetime.ts';
import type { Engine } from '../engine.ts';
import { evaluate } from './evaluate.ts';
import { search } from './search.ts';
import type { SearchServices } from './search-services.ts';
import { videoCurve } from './video-curve.ts';

type SearchUseCases = Pick<Engine,
  'search' | 'curve' | 'keepPicture' | 'picturePath' | 'putLabel' | 'labels' | 'removeLabel' | 'evaluate'>;

/** Finding moments, and measuring how well that is done. */
export const searchUseCases = (services: SearchServices, lifetime: Lifetime): SearchUseCases => {
  const { parts, calibrator, pictures } = services;
  return {
    search: async (request, options) => {
      const result = await search(services, request, { signal: lifetime.within(options) });
      // Nobody waits for it, and whatever hinders it shows at the next search, too.
      lifetime.track(calibrator.refresh({ signal: lifetime.signal })).catch(() => undefined);
      return result;
    },
    curve: (request, options) => parts.telemetry.span('search', { kind: 'curve', query: request.query }, () =>
      videoCurve(services, request, { signal: lifetime.within(options) })),
    keepPicture: (content, options) => lifetime.run(options, (signal) => pictures.keep(content, { signal })),
    picturePath: (id) => pictures.path(id),
    putLabel: (request) => parts.catalog.putLabel(request),
    labels: () => parts.catalog.labels(),
    removeLabel: (id) => {
      if (!parts.catalog.removeLabel(id)) throw new Fault('library/unknown-label', { id });
    },
    evaluate: (options) => evaluate(parts, (request, { signal }) => search(services, request, { signal }), { signal: lifetime.within(options) }),
  };
};
