import { accessOf } from './access/open-access.ts';
import { NO_TELEMETRY, type Catalog, type LanguageModel, type Media, type Models, type SegmentIndex, type Telemetry } from '@frameseek/core';
import { createEngine as joinEngine, type Access, type Engine } from '@frameseek/engine';
import { createCapture, createMedia } from '@frameseek/media';
import { createLanguageModel, createModels } from '@frameseek/models';
import { finishRestore } from './backup/finish-restore.ts';
import { definedFields, type Config } from './config/config.ts';
import { guardMedia, type CheckSource } from './guard-media.ts';
import { makeFolder } from './make-folder.ts';
import { mediaOptions } from './config/media-options.ts';
import { createGuardedProxy } from './network/guarded-proxy.ts';
import { isPublicAddress } from './network/public-address.ts';
import { throughProxy } from './network/through-proxy.ts';
import { createPowerSource } from './power/power-source.ts';
import { readPower } from './power/read-power.ts';
import { createMailer } from './network/mailer.ts';
import { createMqttBroker } from './network/mqtt/mqtt-broker.ts';
import { createPushSender } from './network/push-sender.ts';
import { createWebhookSender } from './network/webhook-sender.ts';
import { liveSettings } from './settings/live-settings.ts';
import { openStores, type StoreOptions } from './stores/open-stores.ts';
import { instrumentIndex } from './telemetry/instrument/instrument-index.ts';
import { instrumentLanguage } from './telemetry/instrument/instrument-language.ts';
import { instrumentMedia } from './telemetry/instrument/instrument-media.ts';
import { instrumentModels } from './telemetry/instrument/instrument-models.ts';

/** The engine with the parts that were picked for it. */
export interface Parts {
  readonly engine: Engine;
  readonly media: Media;
  readonly models: Models;
  readonly language?: LanguageModel;
  readonly index: SegmentIndex;
  readonly catalog: Catalog;
  readonly access: Access;
  /** Has the engine work by another configuration from now on, as far as that needs no other parts. */
  readonly apply: (config: Config) => void;
  close(): Promise<void>;
}

/** How an engine is opened. */
interface EngineOptions extends StoreOptions {
  /** Asked each time before a file of the library is opened; absent: whatever was added may be. */
  readonly checkSource?: CheckSource;
}

/** Picks the implementation of every port, as the configuration says: the only place that does. */
export const createEngine = async (config: Config, telemetry: Telemetry = NO_TELEMETRY, { checkSource, ...options }: EngineOptions = {}): Promise<Parts> => {
  await makeFolder(config.libraryFolder);
  await finishRestore(config.libraryFolder);
  const { index: bareIndex, catalog } = await openStores(config, options);
  const index = instrumentIndex(bareIndex, telemetry);
  const open = createMedia(mediaOptions(config));
  const media = instrumentMedia(checkSource === undefined ? open : guardMedia(open, checkSource), telemetry);
  const models = instrumentModels(createModels({
    folders: config.modelFolders,
    cacheFolder: config.modelCacheFolder,
    hubUrl: config.hubUrl,
    offline: config.offline,
    preferences: config.modelPreferences,
    whisper: config.whisper,
    telemetry,
    ...definedFields({ threads: config.threads, language: config.language }),
  }), telemetry);
  const mayConnect = config.allowPrivateUrls ? () => true : isPublicAddress;
  const proxy = createGuardedProxy(mayConnect);
  const bare = createLanguageModel(config.languageModel, models.local);
  const language = bare && instrumentLanguage(bare, telemetry);
  const live = liveSettings(config);
  const engine = joinEngine({
    media,
    models,
    index,
    catalog,
    telemetry,
    capture: createCapture({ ...mediaOptions(config), proxy: async () => throughProxy(await proxy.address()) }),
    webhooks: createWebhookSender(mayConnect),
    power: createPowerSource({ read: () => readPower(), telemetry }),
    pusher: createPushSender({ mayConnect, values: catalog, contact: contactOf(config) }),
    ...definedFields({ language, broker: config.mqttUrl === undefined ? undefined : createMqttBroker(config.mqttUrl), mailer: config.mail && createMailer({ ...config.mail, ...definedFields({ publicUrl: config.publicUrl }) }) }),
    settings: live.settings,
  });
  const close = async (): Promise<void> => {
    await engine.close();
    await proxy[Symbol.asyncDispose]();
    const ends = await Promise.allSettled([models.close(), index.close()]);
    catalog.close();
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  };
  return { engine, media, models, index, catalog, access: accessOf(config, catalog), apply: live.apply, close, ...definedFields({ language }) };
};

/** Whom push services turn to: some refuse an address that only this computer knows. */
const contactOf = ({ publicUrl, mail }: Config): string => (publicUrl?.startsWith('https:') === true ? publicUrl : `mailto:${mail?.from ?? 'frameseek@example.org'}`);
