import { isAbort, isFault, questionWords, standaloneQuestion, type Abortable, type LanguageModel, type StandaloneQuestion, type Turn } from '@frameseek/core';
import type { AnswerContext } from './answer-context.ts';
import { historyMessages } from './prompt.ts';

/** A question with what it refers to in the conversation resolved. */
export interface ResolvedQuestion extends StandaloneQuestion {
  /** As it was asked: it may hint at a place or a modality. */
  readonly original: string;
  /** The turn that it follows. */
  readonly before?: Turn;
}

/** The question made to stand alone: by rule, and where there is a model and something to go on from, in the model's words. Throws the signal's reason alone. */
export const resolveQuestion = async ({ question, turns, model, signal }: Pick<AnswerContext, 'question' | 'turns' | 'model' | 'signal'>): Promise<ResolvedQuestion> => {
  const before = turns.at(-1);
  const byRules: ResolvedQuestion = { ...standaloneQuestion(question, before), original: question, ...(before !== undefined && { before }) };
  const rulesSuffice = byRules.followUp === 'no' || byRules.reference.kind === 'again' || byRules.reference.kind === 'overview';
  return model === undefined || rulesSuffice ? byRules : rewrite({ model, turns, byRules }, { signal });
};

const SYSTEM = [
  'You make follow-up questions about videos stand alone. Answer with the question alone, in one line, in its own language:',
  'pronouns and words such as "the second one" replaced by what they stand for in the conversation, everything else as it was asked.',
  'If it stands alone already, repeat it. Do not answer it.',
].join(' ');
const MAX_TOKENS = 120;
/** Characters beyond which an answer is no question. */
const MAX_LENGTH = 400;

interface Rewriting {
  readonly model: LanguageModel;
  readonly turns: readonly Turn[];
  /** What the rules made of it: where to look stays as they say. */
  readonly byRules: ResolvedQuestion;
}

/** The words that a model finds for a follow-up; those of the rules where it fails, as they do not need it. */
const rewrite = async ({ model, turns, byRules }: Rewriting, { signal }: Abortable): Promise<ResolvedQuestion> => {
  const messages = [...historyMessages(turns), { role: 'user' as const, parts: [{ type: 'text' as const, text: `Make this stand alone: ${byRules.original}` }] }];
  let written = '';
  try {
    for await (const event of model.stream({ purpose: 'rewrite', system: SYSTEM, messages, maxOutputTokens: MAX_TOKENS }, { signal })) {
      if (event.type === 'text') written += event.text;
    }
  } catch (error) {
    // What hinders it shows at the answer as well.
    if (isAbort(error) || !isFault(error)) throw error;
    return byRules;
  }
  const line = written.split('\n').map((part) => part.trim()).find((part) => part !== '') ?? '';
  const words = line.length > MAX_LENGTH ? '' : questionWords(line.replaceAll(/^["“]|["”]$/gu, ''));
  return words === '' ? byRules : { ...byRules, words };
};
