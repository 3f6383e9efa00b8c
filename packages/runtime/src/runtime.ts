import { join } from 'node:path';
import type { Abortable, LeaseRepository, Models, PartStatus, Telemetry } from '@frameseek/core';
import { meteredModel, type Access, type Added, type Engine } from '@frameseek/engine';
import { makeSampleFilms } from '@frameseek/media';
import { createShares, type Shares } from './access/shares.ts';
import { checkLanguage } from './status/check-language.ts';
import { definedFields, givenSettings, type Config } from './config/config.ts';
import { createEngine, type Parts } from './create-engine.ts';
import { languagePart } from './status/language-part.ts';
import { makeFolder } from './make-folder.ts';
import { mediaOptions } from './config/media-options.ts';
import { partStatuses } from './status/part-statuses.ts';
import { sharedLook } from './status/shared-look.ts';
import type { KeptSettings } from './settings/kept-settings.ts';
import { followSettings, type LibrarySettings } from './settings/library-settings.ts';
import { configSecrets } from './config/config-secrets.ts';
import { createTelemetry } from './telemetry/create-telemetry.ts';
import { libraryGauges } from './telemetry/library-gauges.ts';
import { createMetrics, type MetricsText } from './telemetry/metrics.ts';

/** A running Frameseek: the engine, and what programs around it need to know. */
export interface Runtime extends Shares, AsyncDisposable {
  /** As it was when the library was opened; what was changed since is told by `settings`. */
  readonly config: Config;
  readonly settings: LibrarySettings;
  readonly engine: Engine;
  /** Who may what. */
  readonly access: Access;
  readonly models: Models;
  /** What one at a time may do, of all processes that have this library open. */
  readonly leases: LeaseRepository;
  /** Folders the API may read. */
  readonly mediaFolders: readonly string[];
  /** What each part uses, what is off, why, and what to do about it. */
  status(options: Abortable): Promise<readonly PartStatus[]>;
  /** The part that answers questions, after one tiny call of its model, which may cost a little money; undefined where none is set. */
  checkLanguage(options: Abortable): Promise<PartStatus | undefined>;
  /** Number that grows with every change of a video or a stage, whichever process made it. */
  libraryVersion(): number;
  /** Where programs around the engine tell what they do. */
  readonly telemetry: Telemetry;
  /** Everything that was counted and timed since it was opened, and the state of the library, in Prometheus text form. */
  metrics(): Promise<MetricsText>;
  /** Makes the sample films (where they are not there yet) and queues them. Rejects with `tool/missing` or `tool/failed`. */
  addSampleFilms(options: SampleOptions): Promise<Added>;
  close(): Promise<void>;
}

/** How the making of sample films is given up and followed. */
interface SampleOptions extends Abortable {
  /** Called as each film is there. */
  readonly report: (progress: { readonly done: number; readonly total: number; readonly path: string }) => void;
}

/** Where a runtime tells what it does. */
export interface RuntimeOptions {
  /** Takes the lines of the log, each with its line break; absent: they go to standard error. */
  readonly write?: (line: string) => void;
  /** Asked each time before a file of the library is opened; absent: whatever was added may be opened. */
  readonly checkSource?: (path: string, config: Config) => Promise<unknown>;
  /** Whether it is opened without a store that is away, or refuses; absent: no. */
  readonly storeMayBeAway?: boolean;
  /** What the configuration was read from, besides what is kept in the library; absent: the environment, and the `.env` file behind it. */
  readonly given?: KeptSettings;
}

/** Opens the library and the parts around it. Nothing is loaded or downloaded yet. Rejects with `file/forbidden`, `file/disk-full` or `store/unavailable`. */
export const createRuntime = async (config: Config, { write, checkSource, given, storeMayBeAway = false }: RuntimeOptions = {}): Promise<Runtime> => {
  const metrics = createMetrics();
  const telemetry = await createTelemetry({
    level: config.log ?? 'silent', secrets: configSecrets(config), observe: metrics.observe, ...definedFields({ otlp: config.otlp, write }),
  });
  const check = checkSource && ((path: string) => checkSource(path, config));
  const parts = await createEngine(config, telemetry, { mayBeAway: storeMayBeAway, ...(check !== undefined && { checkSource: check }) }).catch(async (error: unknown) => {
    await telemetry.close();
    throw error;
  });
  metrics.addGauges(libraryGauges({ ...parts, telemetry, folder: config.libraryFolder }));
  await makeFolder(join(config.libraryFolder, 'pictures'));
  await makeFolder(config.uploadsFolder);
  await makeFolder(config.samplesFolder);
  const settings = followSettings({ given: { ...(given ?? givenSettings()), FRAMESEEK_LIBRARY: config.libraryFolder }, telemetry, apply: parts.apply });
  let closing: Promise<void> | undefined;
  const life = new AbortController();
  const close = (): Promise<void> => {
    life.abort();
    settings[Symbol.dispose]();
    return (closing ??= parts.close().finally(() => telemetry.close()));
  };
  return {
    config,
    settings,
    engine: parts.engine,
    access: parts.access,
    ...createShares(config, parts),
    models: parts.models,
    leases: parts.catalog,
    mediaFolders: config.mediaFolders,
    status: createStatus(config, { ...parts, life: life.signal }),
    checkLanguage: async ({ signal }) => {
      const { language, catalog } = parts;
      const meter = meteredModel({ catalog, settings: { models: config.modelLimits }, ...definedFields({ language }) });
      if (meter === undefined) return undefined;
      const part = languagePart(config.languageModel, language, await parts.models.status({ signal }));
      // What would have to be downloaded first is not tried.
      return part.state === 'on' ? { ...part, ...(await checkLanguage(meter, { signal })) } : part;
    },
    telemetry,
    metrics: () => metrics.read(),
    libraryVersion: () => parts.catalog.version(),
    addSampleFilms: async ({ signal, report }) => {
      const paths = await makeSampleFilms(config.samplesFolder, { signal, report, ...mediaOptions(config) });
      return parts.engine.add(paths, { signal });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
};

/** Looking starts processes, and anybody may ask a server for its health, also while it has all hands full. */
const LOOK = { freshMs: 2_000, patienceMs: 150, staleMs: 60_000 } as const;

const createStatus = (config: Config, { life, ...parts }: Pick<Parts, 'index' | 'catalog' | 'models' | 'language'> & { life: AbortSignal }): Runtime['status'] =>
  sharedLook(() => partStatuses(config, { ...parts, signal: life }), LOOK);
