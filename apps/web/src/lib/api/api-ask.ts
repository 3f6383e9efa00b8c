import type { Conversation, Turn } from '@frameseek/core';
import { z } from 'zod';
import { request, requestJson, type Abortable } from './http.ts';
import { conversation, turn } from './wire.ts';

/** A conversation with everything that was asked and answered in it. */
export interface ConversationDetail extends Conversation {
  readonly turnList: readonly Turn[];
}

const list = z.object({ conversations: z.array(conversation) });
const detail = conversation.extend({ turnList: z.array(turn) });
const path = (id: string): string => `/api/conversations/${encodeURIComponent(id)}`;

/** Every conversation, newest first. */
export const conversations = async ({ signal }: Abortable): Promise<readonly Conversation[]> =>
  (await requestJson('/api/conversations', list, { signal })).conversations;

/** One conversation with all of its turns. */
export const openConversation = async (id: string, { signal }: Abortable): Promise<ConversationDetail> =>
  await requestJson(path(id), detail, { signal });

/** Gives a conversation another title, up to 200 characters. */
export const renameConversation = async (id: string, title: string): Promise<void> => {
  await request(path(id), { method: 'PATCH', body: { title } });
};

/** Deletes a conversation with all of its answers. */
export const deleteConversation = async (id: string): Promise<void> => {
  await request(path(id), { method: 'DELETE' });
};
