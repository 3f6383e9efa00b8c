import type { LanguageModel, LanguageModelInfo } from '@frameseek/core';
import type { LanguageModelOptions } from '../language-model-options.ts';
import { priceOf } from './prices.ts';
import { createRemoteModel } from './remote/remote-model.ts';

/**
 * The language model of these settings; undefined where none is set. `local` is the one of this computer (`createModels`
 * opens it). Nothing is asked or loaded before its first call.
 */
export const createLanguageModel = (options: LanguageModelOptions | undefined, local?: LanguageModel): LanguageModel | undefined => {
  if (options === undefined) return undefined;
  const { provider } = options;
  if (provider === 'local') return local;
  return createRemoteModel(infoOf(options), { ...options, provider });
};

const infoOf = ({ provider, name, price = priceOf(provider), takesImages = true, takesTools = true }: LanguageModelOptions): LanguageModelInfo => ({
  id: `${provider}/${name}`,
  local: false,
  takesImages,
  takesTools,
  ...(price !== undefined && { price }),
});
