export { createModels } from './create-models.ts';
export { createLanguageModel } from './language/create-language-model.ts';
export type { LanguageModelOptions } from './language-model-options.ts';
