export { createModels } from './create-models.ts';
export { createLanguageModel } from './language/create-language-model.ts';
export type { LanguageModelOptions } from './language/language-model-options.ts';
export { MODEL_LIST, type ModelCard } from './registry/model-list.ts';
export type { HubTiming, ModelsOptions, WhisperOptions } from './options.ts';
