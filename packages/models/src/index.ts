export { createModels } from './create-models.ts';
export { MODEL_LIST, type ModelCard } from './model-list.ts';
export type { HubTiming, ModelsOptions, WhisperOptions } from './options.ts';
