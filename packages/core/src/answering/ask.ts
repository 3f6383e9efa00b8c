import { z } from 'zod';
import type { AnswerStep } from './answer.ts';
import type { Conversation, Turn } from './conversation.ts';
import type { Evidence } from './evidence.ts';

/** A question, of a conversation that goes on or begins, as it comes from outside. */
export const askRequest = z.object({
  question: z.string().trim().min(1).max(2_000),
  conversation: z.string().optional().describe('Go on with this conversation; absent: a new one'),
  videos: z.array(z.string()).optional().describe('Only these videos; kept by the conversation'),
});

/** A question that has been parsed. */
export type AskRequest = z.infer<typeof askRequest>;

/** What happens while a question is answered; `turn` is the last one. */
export type AskEvent =
  | { readonly type: 'conversation'; readonly conversation: Conversation }
  | { readonly type: 'step'; readonly step: AnswerStep }
  | { readonly type: 'evidence'; readonly evidence: readonly Evidence[] }
  | { readonly type: 'text'; readonly text: string }
  /** What was written so far was a remark before a tool was called: the answer begins anew. */
  | { readonly type: 'retract' }
  | { readonly type: 'turn'; readonly turn: Turn };
