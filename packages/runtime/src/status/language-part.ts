import type { LanguageModel, ModelStatus, PartStatus } from '@frameseek/core';
import type { LanguageModelOptions } from '@frameseek/models';

const PART = 'answers';

/** Who answers questions, told from the settings alone: a call would cost money. */
export const languagePart = (options: LanguageModelOptions | undefined, model: LanguageModel | undefined, models: readonly ModelStatus[]): PartStatus => {
  if (options === undefined || model === undefined) {
    return {
      part: PART, state: 'off', uses: 'nothing',
      why: 'questions are answered by the moments found, their words and pictures, not in sentences (no language model is set)',
      remedy: 'Set FRAMESEEK_LANGUAGE_MODEL, for example to local/HuggingFaceTB/SmolVLM-500M-Instruct, ollama/<name> or openai/<name>; .env.example tells more.',
    };
  }
  const uses = `${model.info.id} (${whereTo(options)})`;
  const lack = lackOf(options, models.find(({ role, chosen }) => role === 'language' && chosen) ?? models.find(({ role }) => role === 'language'));
  return lack === undefined ? { part: PART, state: 'on', uses } : { part: PART, uses, ...lack };
};

/** What people must know before they ask: who gets to see their pictures. */
const whereTo = ({ provider, url }: LanguageModelOptions): string => {
  if (provider === 'local') return 'nothing leaves this computer';
  if (url !== undefined) return `questions and pictures go to ${new URL(url).host}`;
  return provider === 'ollama' ? 'questions and pictures go to Ollama on this computer' : `questions and pictures go to ${COMPANIES[provider] ?? provider}`;
};
const COMPANIES: Readonly<Record<string, string>> = { openai: 'OpenAI', anthropic: 'Anthropic', google: 'Google' };

const KEYS: Readonly<Record<string, string>> = { openai: 'OPENAI_API_KEY', anthropic: 'ANTHROPIC_API_KEY', google: 'GOOGLE_GENERATIVE_AI_API_KEY' };

const lackOf = ({ provider, apiKey }: LanguageModelOptions, local: ModelStatus | undefined): Pick<PartStatus, 'state' | 'why' | 'remedy'> | undefined => {
  const key = KEYS[provider];
  if (key !== undefined && apiKey === undefined) return { state: 'off', why: 'no key is set', remedy: `Set ${key} or FRAMESEEK_LANGUAGE_KEY.` };
  if (provider !== 'local' || local === undefined || local.state === 'loaded' || local.state === 'present') return undefined;
  return {
    state: local.state === 'missing' && local.chosen ? 'weak' : 'off',
    why: local.reason ?? 'not downloaded yet',
    remedy: local.remedy ?? 'Run "frameseek models pull" with a network connection.',
  };
};
