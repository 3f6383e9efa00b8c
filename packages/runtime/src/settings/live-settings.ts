import { join } from 'node:path';
import type { EngineSettings } from '@frameseek/engine';
import { definedFields, type Config } from '../config/config.ts';

/** How the engine works by a configuration, and by another one from the moment on that it is applied. */
export const liveSettings = (config: Config): { readonly settings: EngineSettings; readonly apply: (next: Config) => void } => {
  const settings = engineSettings(config);
  return {
    settings,
    apply: (next) => {
      const wanted = engineSettings(next);
      for (const name of Object.keys(settings)) if (!Object.hasOwn(wanted, name)) Reflect.deleteProperty(settings, name);
      Object.assign(settings, wanted);
    },
  };
};

const engineSettings = (config: Config): EngineSettings => ({
  picturesFolder: join(config.libraryFolder, 'pictures'),
  uploadsFolder: config.uploadsFolder,
  recordingsFolder: join(config.libraryFolder, 'media', 'recordings'),
  recordingSeconds: config.recordingMinutes * 60,
  concurrency: config.concurrency,
  indexOnBattery: config.indexOnBattery,
  sampling: config.sampling,
  recogniseDespiteSubtitles: config.recogniseDespiteSubtitles,
  recogniseTranslated: config.recogniseTranslated,
  commentaries: config.commentaries,
  translateSpeech: config.translateSpeech,
  secondLook: config.secondLook,
  models: config.modelLimits,
  ...definedFields({ publicUrl: config.publicUrl, soundTrack: config.soundTrack, storeLimitMs: config.qdrant?.searchLimitMs, language: config.language, indexHours: config.indexHours, stages: config.stages }),
});
