import type { LanguageModelInfo, ModelProvider } from '@frameseek/core';

/**
 * What a model costs where nobody has set a price: nothing on one's own machines, else it is not known. Companies change
 * their prices every few months, and what is published about them elsewhere disagrees: a wrong one would be worse than none.
 */
export const priceOf = (provider: ModelProvider): LanguageModelInfo['price'] =>
  provider === 'ollama' || provider === 'local' ? { input: 0, output: 0 } : undefined;
