import { isAbort, isFault, questionWords, type Abortable, type LanguageModel, type Turn } from '@frameseek/core';
import type { Wanted } from './evidence/gather.ts';
import { historyMessages } from './prompt.ts';

const SYSTEM = [
  'You make follow-up questions about videos stand alone. Answer with the question alone, in one line, in its own language:',
  'pronouns and words such as "the second one" replaced by what they stand for in the conversation, everything else as it was asked.',
  'If it stands alone already, repeat it. Do not answer it.',
].join(' ');
const MAX_TOKENS = 120;
const MAX_LENGTH = 400;

interface Rewriting {
  readonly model: LanguageModel;
  readonly turns: readonly Turn[];
  /** What the rules made of it: where to look stays as they say. */
  readonly ruled: Wanted;
}

/** The words that a model finds for a follow-up; those of the rules where it fails, as they do not need it. */
export const rewriteQuestion = async ({ model, turns, ruled }: Rewriting, { signal }: Abortable): Promise<Wanted> => {
  const messages = [...historyMessages(turns), { role: 'user' as const, parts: [{ type: 'text' as const, text: `Make this stand alone: ${ruled.question}` }] }];
  let written = '';
  try {
    for await (const event of model.stream({ purpose: 'rewrite', system: SYSTEM, messages, maxOutputTokens: MAX_TOKENS }, { signal })) {
      if (event.type === 'text') written += event.text;
    }
  } catch (error) {
    // What hinders it shows at the answer as well.
    if (isAbort(error) || !isFault(error)) throw error;
    return ruled;
  }
  const line = written.split('\n').map((part) => part.trim()).find((part) => part !== '') ?? '';
  const words = line.length > MAX_LENGTH ? '' : questionWords(line.replaceAll(/^["“]|["”]$/gu, ''));
  return words === '' ? ruled : { ...ruled, words };
};
