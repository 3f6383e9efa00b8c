import type { Conversation, Turn } from '@frameseek/core';
import { request, requestJson, type Abortable } from '../http.ts';

/** A conversation with everything that was asked and answered in it. */
export interface ConversationDetail extends Conversation {
  readonly turnList: readonly Turn[];
}

const path = (id: string): string => `/api/conversations/${encodeURIComponent(id)}`;

/** Every conversation, newest first. */
export const conversations = async ({ signal }: Abortable): Promise<readonly Conversation[]> =>
  (await requestJson('/api/conversations', (all) => all.conversationList, { signal })).conversations;

/** One conversation with all of its turns. */
export const openConversation = async (id: string, { signal }: Abortable): Promise<ConversationDetail> =>
  await requestJson(path(id), (all) => all.conversationDetail, { signal });

/** Gives a conversation another title, up to 200 characters. */
export const renameConversation = async (id: string, title: string): Promise<void> => {
  await request(path(id), { method: 'PATCH', body: { title } });
};

/** Deletes a conversation with all of its answers. */
export const deleteConversation = async (id: string): Promise<void> => {
  await request(path(id), { method: 'DELETE' });
};
