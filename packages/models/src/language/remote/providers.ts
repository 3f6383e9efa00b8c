import { Fault, type ModelProvider } from '@frameseek/core';
import type { LanguageModel as SdkModel } from 'ai';
import type { LanguageModelOptions } from '../../language-model-options.ts';

/** What differs between those who run models. */
export interface Provider {
  /** Absent: the address has to be set. */
  readonly url?: string;
  readonly needsKey: boolean;
  /** Where people get what they lack. */
  readonly remedy: { readonly unreachable: string; readonly unknownModel: (name: string) => string };
  readonly open: (options: Reachable) => Promise<SdkModel>;
  /**
   * Whether a model is to answer without thinking first, as far as it can: its thoughts count against the limit of output
   * tokens, and may leave nothing for the answer. Not said where a model would refuse to hear it; absent: never.
   */
  readonly withoutThinking?: (name: string) => boolean;
}

type Reachable = Pick<LanguageModelOptions, 'name' | 'apiKey'> & { readonly url: string };
type RemoteProvider = Exclude<ModelProvider, 'local'>;

const CHECK_NAME = (): string => 'Check the name in FRAMESEEK_LANGUAGE_MODEL.';
const CHECK_NETWORK = 'Check the network connection, and FRAMESEEK_LANGUAGE_URL where it is set.';

/** Every server that speaks OpenAI's chat completions. */
const compatible = (name: string) => async ({ url, apiKey, name: model }: Reachable): Promise<SdkModel> => {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  const provider = createOpenAICompatible({
    name, baseURL: url, includeUsage: true, supportsStructuredOutputs: true, ...(apiKey !== undefined && { apiKey }),
  });
  return provider.chatModel(model);
};

/**
 * Each opens its model with the address and key given here: left to themselves, the SDK's providers would look into the
 * environment, and send what they are asked to whatever address they find there.
 */
export const PROVIDERS: Readonly<Record<RemoteProvider, Provider>> = {
  ollama: {
    url: 'http://127.0.0.1:11434/v1',
    needsKey: false,
    remedy: {
      unreachable: 'Start it with "ollama serve", or set FRAMESEEK_LANGUAGE_URL to where it runs.',
      unknownModel: (name) => `Run "ollama pull ${name}".`,
    },
    open: compatible('ollama'),
  },
  compatible: {
    needsKey: false,
    remedy: { unreachable: 'Start the server, or set FRAMESEEK_LANGUAGE_URL to where it runs.', unknownModel: CHECK_NAME },
    open: compatible('compatible'),
  },
  openai: {
    url: 'https://api.openai.com/v1',
    needsKey: true,
    remedy: { unreachable: CHECK_NETWORK, unknownModel: CHECK_NAME },
    open: async ({ url, apiKey = '', name }) => {
      const { createOpenAI } = await import('@ai-sdk/openai');
      // Chat completions: the newer interface keeps what it is sent unless told not to.
      return createOpenAI({ baseURL: url, apiKey }).chat(name);
    },
    // Those before GPT-5 do not think, and refuse to be told so.
    withoutThinking: (name) => !/^(chatgpt|gpt-[34])/.test(name),
  },
  anthropic: {
    url: 'https://api.anthropic.com/v1',
    needsKey: true,
    remedy: { unreachable: CHECK_NETWORK, unknownModel: CHECK_NAME },
    open: async ({ url, apiKey = '', name }) => {
      const { createAnthropic } = await import('@ai-sdk/anthropic');
      return createAnthropic({ baseURL: url, apiKey })(name);
    },
  },
  google: {
    url: 'https://generativelanguage.googleapis.com/v1beta',
    needsKey: true,
    remedy: { unreachable: CHECK_NETWORK, unknownModel: CHECK_NAME },
    open: async ({ url, apiKey = '', name }) => {
      const { createGoogle } = await import('@ai-sdk/google');
      return createGoogle({ baseURL: url, apiKey })(name);
    },
    // So do Gemma, and Gemini before 2.5.
    withoutThinking: (name) => /^gemini-(2\.5|[3-9])/.test(name),
  },
};

/** The model of the SDK for these settings; rejects with `model/unavailable` when an address or a key is missing. */
export const openProvider = async (provider: RemoteProvider, options: LanguageModelOptions): Promise<SdkModel> => {
  const { url, needsKey, open } = PROVIDERS[provider];
  const model = `${provider}/${options.name}`;
  const address = options.url ?? url;
  if (address === undefined) throw new Fault('model/unavailable', { model, reason: 'no address is set', remedy: 'Set FRAMESEEK_LANGUAGE_URL to the base address of the server.' });
  if (needsKey && options.apiKey === undefined) throw new Fault('model/unavailable', { model, reason: 'no key is set', remedy: 'Set FRAMESEEK_LANGUAGE_KEY.' });
  return open({ url: address, name: options.name, ...(options.apiKey !== undefined && { apiKey: options.apiKey }) });
};
