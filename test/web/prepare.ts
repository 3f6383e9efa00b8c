import type { TestProject } from 'vitest/node';
import { buildWeb } from '../../scripts/web/build-web.ts';
import { makeFilmLibrary, type FilmLibrary } from './support/film-library.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly filmLibrary: FilmLibrary;
  }
}

const BUILD_MS = 300_000;

/** Runs once before the tests in a browser: the web app is built, and the films are indexed for all of them. */
export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  await buildWeb({ signal: AbortSignal.timeout(BUILD_MS) });
  const made = await makeFilmLibrary();
  project.provide('filmLibrary', { films: made.films, library: made.library });
  return async () => await made[Symbol.asyncDispose]();
}
