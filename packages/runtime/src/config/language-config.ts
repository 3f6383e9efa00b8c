import type { ModelLimits } from '@frameseek/engine';
import type { LanguageModelOptions } from '@frameseek/models';
import type { Settings } from './settings.ts';

/** The language model that the settings name; undefined where they name none. */
export const languageConfig = (values: Settings): LanguageModelOptions | undefined => {
  const model = values.FRAMESEEK_LANGUAGE_MODEL;
  if (model === undefined) return undefined;
  const apiKey = values.FRAMESEEK_LANGUAGE_KEY ?? keyOf(model.provider, values);
  return {
    ...model,
    takesImages: values.FRAMESEEK_LANGUAGE_PICTURES,
    takesTools: values.FRAMESEEK_LANGUAGE_TOOLS,
    ...(values.FRAMESEEK_LANGUAGE_URL !== undefined && { url: values.FRAMESEEK_LANGUAGE_URL.replace(/(?<!\/)\/+$/, '') }),
    ...(apiKey !== undefined && { apiKey }),
    ...(values.FRAMESEEK_LANGUAGE_PRICE !== undefined && { price: values.FRAMESEEK_LANGUAGE_PRICE }),
  };
};

/** Where each provider's own tools look for the key. A key never goes to another provider. */
const keyOf = (provider: LanguageModelOptions['provider'], values: Settings): string | undefined => {
  switch (provider) {
    case 'openai':
      return values.OPENAI_API_KEY;
    case 'anthropic':
      return values.ANTHROPIC_API_KEY;
    case 'google':
      return values.GOOGLE_GENERATIVE_AI_API_KEY;
    case 'ollama':
    case 'compatible':
    case 'local':
      return undefined;
    default:
      return provider satisfies never;
  }
};

/** What models may cost, as the settings say. */
export const modelLimits = (values: Settings): ModelLimits => ({
  steps: values.FRAMESEEK_ANSWER_STEPS,
  answer: {
    tokens: values.FRAMESEEK_ANSWER_TOKENS,
    frames: values.FRAMESEEK_ANSWER_FRAMES,
    ...(values.FRAMESEEK_ANSWER_DOLLARS !== undefined && { dollars: values.FRAMESEEK_ANSWER_DOLLARS }),
  },
  day: {
    tokens: values.FRAMESEEK_DAY_TOKENS,
    ...(values.FRAMESEEK_DAY_FRAMES !== undefined && { frames: values.FRAMESEEK_DAY_FRAMES }),
    ...(values.FRAMESEEK_DAY_DOLLARS !== undefined && { dollars: values.FRAMESEEK_DAY_DOLLARS }),
  },
});
