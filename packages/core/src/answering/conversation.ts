import { z } from 'zod';
import { answer } from './answer.ts';

/** A question of a conversation with its answer; `askedAt` is ISO 8601. */
export const turn = z.object({
  id: z.string(),
  question: z.string(),
  /** The question as it was searched for, when that differs: follow-ups made to stand alone. */
  query: z.string().optional(),
  askedAt: z.string(),
  answer,
});

/** A question with its answer. */
export type Turn = z.infer<typeof turn>;

/** A conversation without what was said in it; times are ISO 8601, `turns` is their number. */
export const conversation = z.object({
  id: z.string(),
  title: z.string(),
  videoIds: z.array(z.string()).describe('The videos asked; empty: the whole library'),
  createdAt: z.string(),
  updatedAt: z.string(),
  turns: z.number().int(),
});

/** A conversation as a list shows it. */
export type Conversation = z.infer<typeof conversation>;

/** A conversation with all that was asked and answered in it, oldest first. */
export const conversationDetail = conversation.extend({ turnList: z.array(turn) });

/** A conversation with its turns. */
export type ConversationDetail = z.infer<typeof conversationDetail>;

/** What `GET /api/conversations` answers. */
export const conversationList = z.object({ conversations: z.array(conversation).describe('The one asked in last comes first') });

/** Another title for a conversation. */
export const renameConversationRequest = z.object({ title: z.string().trim().min(1).max(300) });
