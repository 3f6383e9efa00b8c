import type { LanguageModelInfo, ModelProvider } from '@frameseek/core';

/** What a model costs where nobody has set a price: nothing on one's own machines, else it is not known. */
export const priceOf = (provider: ModelProvider, _name: string): LanguageModelInfo['price'] =>
  provider === 'ollama' || provider === 'local' ? { input: 0, output: 0 } : undefined;
