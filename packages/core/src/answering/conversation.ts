import { z } from 'zod';
import { answer } from './answer.ts';

export const turn = z.object({
  id: z.string(),
  question: z.string(),
  /** The question as it was searched for, when that differs: follow-ups made to stand alone. */
  query: z.string().optional(),
  askedAt: z.string(),
  answer,
});

export type Turn = z.infer<typeof turn>;

export const conversation = z.object({
  id: z.string(),
  title: z.string(),
  videoIds: z.array(z.string()).describe('The videos asked; empty: the whole library'),
  createdAt: z.string(),
  updatedAt: z.string(),
  turns: z.number().int(),
});

export type Conversation = z.infer<typeof conversation>;

/** A conversation with all that was asked and answered in it, oldest first. */
export const conversationDetail = conversation.extend({ turnList: z.array(turn) });

export type ConversationDetail = z.infer<typeof conversationDetail>;

export const conversationList = z.object({ conversations: z.array(conversation).describe('The one asked in last comes first') });

export const renameConversationRequest = z.object({ title: z.string().trim().min(1).max(300) });
