import type { AnswerSentence, AnswerStep, Conversation, Evidence, Turn } from '@frameseek/core';
import type { UIMessage } from 'ai';
import { z } from 'zod';
import { answerStep, conversation, evidence, turn } from '../api/wire.ts';

/** A question or an answer as `useChat` keeps it. The text arrives in parts; `data-turn` is the whole checked answer. */
export type ChatMessage = UIMessage<unknown, { conversation: Conversation; step: AnswerStep; evidence: Evidence[]; turn: Turn }>;

/** What must hold of the data that arrives beside the text. */
export const chatData = { conversation, step: answerStep, evidence: z.array(evidence), turn };

/** An answer as it stands: still being written, or checked and whole. */
export interface AnswerDraft {
  readonly text: string;
  readonly steps: readonly AnswerStep[];
  readonly evidence: readonly Evidence[];
  readonly sentences: readonly AnswerSentence[];
  readonly turn?: Turn;
}

/** The text of a message as it was written. */
export const questionOf = (message: ChatMessage): string =>
  message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');

/** Everything that has arrived of an answer: the checked one where it is there, else what was written so far. */
export const draftOf = (message: ChatMessage): AnswerDraft => {
  const checked = message.parts.findLast((part) => part.type === 'data-turn')?.data;
  if (checked !== undefined) {
    const { text, steps, evidence: shown, sentences } = checked.answer;
    return { text, steps, evidence: shown, sentences, turn: checked };
  }
  return {
    text: questionOf(message),
    steps: message.parts.flatMap((part) => (part.type === 'data-step' ? [part.data] : [])),
    evidence: message.parts.findLast((part) => part.type === 'data-evidence')?.data ?? [],
    sentences: [],
  };
};

/** What was asked and answered before, as messages. */
export const messagesOf = (turns: readonly Turn[]): ChatMessage[] =>
  turns.flatMap((one): ChatMessage[] => [
    { id: `${one.id}-question`, role: 'user', parts: [{ type: 'text', text: one.question }] },
    { id: one.id, role: 'assistant', parts: [{ type: 'data-turn', data: one }] },
  ]);
