import type { LanguageModel, ModelStatus } from '@frameseek/core';
import { createLanguageModel, type LanguageModelOptions } from '@frameseek/models';
import { expect, it } from 'vitest';
import { languagePart } from './language-part.ts';

const local: LanguageModel = {
  info: { id: 'local/a/b', local: true, takesImages: true, takesTools: false },
  stream: () => {
    throw new Error('health must not ask the model');
  },
};
const status = (state: ModelStatus['state'], chosen: boolean): ModelStatus =>
  ({ role: 'language', id: 'a/b', standIn: false, state, chosen, from: 'somewhere', sizeBytes: 0, begunBytes: 0, licence: 'MIT', canBeFetched: false, remedy: 'Download it.' });
const partOf = (options: LanguageModelOptions, statuses: readonly ModelStatus[] = []) => languagePart(options, createLanguageModel(options, local), statuses);

it.each<[LanguageModelOptions, string, string]>([
  [{ provider: 'ollama', name: 'llava' }, 'on', 'ollama/llava (questions and pictures go to Ollama on this computer)'],
  [{ provider: 'ollama', name: 'llava', url: 'http://nas:11434/v1' }, 'on', 'ollama/llava (questions and pictures go to nas:11434)'],
  [{ provider: 'openai', name: 'gpt', apiKey: 'k' }, 'on', 'openai/gpt (questions and pictures go to OpenAI)'],
  [{ provider: 'google', name: 'gemini' }, 'off', 'google/gemini (questions and pictures go to Google)'],
])('says of %j that it is %s, and who gets to see what', (options, state, uses) => {
  expect(partOf(options)).toMatchObject({ part: 'answers', state, uses });
});

it.each<[ModelStatus, string]>([
  [status('loaded', true), 'on'], [status('present', true), 'on'], [status('missing', true), 'weak'], [status('missing', false), 'off'], [status('unusable', false), 'off'],
])('says of the model of this computer, %j, that it is %s', (found, state) => {
  expect(partOf({ provider: 'local', name: 'a/b' }, [found])).toMatchObject({ state, uses: 'local/a/b (nothing leaves this computer)' });
});

it('names the setting that turns it on', () => {
  expect(languagePart(undefined, undefined, [])).toMatchObject({ state: 'off', remedy: expect.stringContaining('FRAMESEEK_LANGUAGE_MODEL') });
});
