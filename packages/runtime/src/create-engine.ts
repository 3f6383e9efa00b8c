import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Catalog, LanguageModel, Media, Models, SegmentIndex } from '@frameseek/core';
import { createEngine as joinEngine, type Engine } from '@frameseek/engine';
import { createMedia } from '@frameseek/media';
import { createLanguageModel, createModels } from '@frameseek/models';
import { given, type Config } from './config/config.ts';
import { makeFolder } from './make-folder.ts';
import { mediaOptions } from './config/media-options.ts';

/** The engine with the parts that were picked for it. */
export interface Parts {
  readonly engine: Engine;
  readonly media: Media;
  readonly models: Models;
  readonly language?: LanguageModel;
  readonly index: SegmentIndex;
  readonly catalog: Catalog;
  close(): Promise<void>;
}

/** Picks the implementation of every port, as the configuration says: the only place that does. */
export const createEngine = async (config: Config): Promise<Parts> => {
  await makeFolder(config.libraryFolder);
  const { index, catalog } = await openStores(config);
  const media = createMedia(mediaOptions(config));
  const models = createModels({
    folders: config.modelFolders,
    cacheFolder: config.modelCacheFolder,
    hubUrl: config.hubUrl,
    offline: config.offline,
    preferences: config.modelPreferences,
    whisper: config.whisper,
    ...given({ threads: config.threads, language: config.language }),
  });
  const language = createLanguageModel(config.languageModel, models.local);
  const engine = joinEngine({
    media,
    models,
    index,
    catalog,
    ...given({ language }),
    settings: {
      picturesFolder: join(config.libraryFolder, 'pictures'),
      concurrency: config.concurrency,
      sampling: config.sampling,
      recogniseDespiteSubtitles: config.recogniseDespiteSubtitles,
      models: config.modelLimits,
      ...given({ language: config.language }),
    },
  });
  const close = async (): Promise<void> => {
    await engine.close();
    const ends = await Promise.allSettled([models.close(), index.close()]);
    catalog.close();
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  };
  return { engine, media, models, index, catalog, close, ...given({ language }) };
};

const openStores = async (config: Config): Promise<{ index: SegmentIndex; catalog: Catalog }> => {
  // LanceDB reads both when it is loaded. Its warnings would stand between our lines; and with no more threads than cores
  // a write waits until a vector index is built (seen: 152 s, against 0.6 s with a few more).
  process.env['LANCEDB_LOG'] ??= 'error';
  process.env['LANCE_CPU_THREADS'] ??= String(availableParallelism() + 4);
  const { openCatalog, openLanceIndex, openQdrantIndex } = await import('@frameseek/store');
  const catalog = openCatalog(join(config.libraryFolder, 'catalog.sqlite'));
  try {
    const index = config.qdrant === undefined
      ? await openLanceIndex(join(config.libraryFolder, 'index'))
      : await openQdrantIndex(config.qdrant);
    return { index, catalog };
  } catch (error) {
    catalog.close();
    throw error;
  }
};
