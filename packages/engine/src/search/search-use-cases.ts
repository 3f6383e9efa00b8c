import { Fault, isFaultOf, type Abortable } from '@frameseek/core';
import { createGate } from '../concurrency/gate.ts';
import type { Lifetime } from '../concurrency/lifetime.ts';
import type { Engine } from '../engine.ts';
import { evaluate } from './evaluate.ts';
import { keepResults } from './kept-results.ts';
import { search } from './search.ts';
import { lookCloser } from './second-look/look-closer.ts';
import type { SearchServices } from './search-services.ts';
import type { Search, SearchRequest, SearchResult } from './search-request.ts';
import { withStoreDeadline } from './store-deadline.ts';
import { suggestQuery } from './suggestion/suggest-query.ts';
import { videoCurve } from './video-curve.ts';

type SearchUseCases = Pick<Engine,
  'search' | 'lookCloser' | 'curve' | 'keepPicture' | 'picturePath' | 'putLabel' | 'labels' | 'removeLabel' | 'evaluate'>;

/** Searches that run at one time: more would not be done sooner, only take more memory. */
const RUNNING = 4;
/** Searches that wait for them: with more, the last would wait longer than anybody does. */
const WAITING = 32;
/** Second looks that run, and that wait: each decodes and embeds some hundred pictures. */
const LOOKING = { running: 1, waiting: 8 } as const;

/** Of what takes minutes, one at a time: whoever asks for another is told to come again. */
const ONE = { running: 1, waiting: 0 } as const;

/** What a query finds, and which other may have been meant. */
const searchOrSuggest = async (all: SearchServices, request: SearchRequest, { signal }: Abortable): Promise<SearchResult> => {
  const services = withStoreDeadline(all);
  const result = await search(services, request, { signal });
  const again: Search = (other, options) => search(services, other, options);
  const didYouMean = await suggestQuery({ catalog: services.parts.catalog, search: again }, request, { signal }).catch(unlessStoreIsAway);
  return didYouMean === undefined ? result : { ...result, didYouMean };
};

/** What was found without the store stands, and nothing else is offered. */
const unlessStoreIsAway = (error: unknown): undefined => {
  if (!isFaultOf(error, 'store/unavailable')) throw error;
};

/** Finding moments, and measuring how well that is done. */
export const searchUseCases = (services: SearchServices, lifetime: Lifetime): SearchUseCases => {
  const { parts, calibrator, pictures } = services;
  const gate = createGate({ running: RUNNING, waiting: WAITING });
  const searchOnce = keepResults(services, (request, options) => gate.run(() => searchOrSuggest(services, request, options), options));
  const closerGate = createGate(LOOKING);
  const evaluating = createGate(ONE);
  return {
    search: async (request, options) => {
      const signal = lifetime.within(options);
      const result = await searchOnce(request, { signal });
      // Nobody waits for it, and whatever hinders it shows at the next search, too.
      lifetime.track(calibrator.refresh({ signal: lifetime.signal })).catch(() => undefined);
      return result;
    },
    lookCloser: (request, options) => {
      const signal = lifetime.within(options);
      return closerGate.run(() => lookCloser(services, request, { signal }), { signal });
    },
    curve: (request, options) => parts.telemetry.span('search', { kind: 'curve', query: request.query }, () => {
      const signal = lifetime.within(options);
      return gate.run(() => videoCurve(withStoreDeadline(services), request, { signal }), { signal });
    }),
    keepPicture: (content, options) => lifetime.run(options, (signal) => pictures.keep(content, { signal })),
    picturePath: (id) => pictures.path(id),
    putLabel: (request) => parts.catalog.putLabel(request),
    labels: () => parts.catalog.labels(),
    removeLabel: (id) => {
      if (!parts.catalog.removeLabel(id)) throw new Fault('library/unknown-label', { id });
    },
    evaluate: (options) => {
      const within = { signal: lifetime.within(options) };
      return evaluating.run(() => evaluate(parts, (request, { signal }) => search(services, request, { signal }), within), within);
    },
  };
};
