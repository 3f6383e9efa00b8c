import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_TELEMETRY, type Catalog, type Job, type SegmentIndex } from '@frameseek/core';
import { createEngine, type EngineParts, type EngineSettings, type OpenEngine } from '@frameseek/engine';
import { openCatalog, openLanceIndex } from '@frameseek/store';
import { fakeMedia, writeFilm, type FilmData, type MediaCalls } from './fake-film.ts';
import { fakeControl, fakeModels, type FakeModelControl } from './fake-models.ts';

/** A library on disk with real stores, films made of data, and models that know words. */
export interface Bench extends AsyncDisposable {
  readonly engine: OpenEngine;
  readonly catalog: Catalog;
  readonly index: SegmentIndex;
  readonly models: FakeModelControl;
  readonly media: MediaCalls;
  readonly folder: string;
  /** What the engine stands on, for another one with a part more. */
  readonly parts: EngineParts;
  readonly signal: AbortSignal;
  /** Writes a film into the media folder and gives its path. */
  film(name: string, data: FilmData): Promise<string>;
  /** Adds the paths and works until they are done. */
  run(paths: readonly string[]): Promise<readonly Job[]>;
  /** Another engine on the same library, as another process would have it. */
  another(): Promise<OpenEngine>;
}

export const openBench = async (settings: Partial<EngineSettings> = {}): Promise<Bench> => {
  const folder = await mkdtemp(join(tmpdir(), 'frameseek-engine-'));
  const models = fakeControl();
  const media: MediaCalls = { scan: 0, frames: 0, audio: 0 };
  const { signal } = new AbortController();
  const closers: (() => Promise<void>)[] = [];
  const open = async (): Promise<{ engine: OpenEngine; catalog: Catalog; index: SegmentIndex; parts: EngineParts }> => {
    const catalog = openCatalog(join(folder, 'catalog.sqlite'));
    const index = await openLanceIndex(join(folder, 'index'));
    const parts: EngineParts = {
      media: fakeMedia(media),
      models: fakeModels(models),
      index,
      catalog,
      telemetry: NO_TELEMETRY,
      settings: {
        picturesFolder: join(folder, 'pictures'), concurrency: 2, sampling: 'adaptive', recogniseDespiteSubtitles: false, translateSpeech: true, ...settings,
      },
    };
    const engine = createEngine(parts);
    closers.push(async () => {
      await engine.close();
      await index.close();
      catalog.close();
    });
    return { engine, catalog, index, parts };
  };
  const first = await open();
  return {
    ...first,
    models,
    media,
    folder,
    signal,
    film: (name, data) => writeFilm(join(folder, name), { name, ...data }),
    run: async (paths) => {
      const { jobs } = await first.engine.add(paths, { signal });
      return first.engine.finish(jobs.map(({ id }) => id), { signal, report: () => undefined });
    },
    another: async () => (await open()).engine,
    [Symbol.asyncDispose]: async () => {
      for (const close of closers) await close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
