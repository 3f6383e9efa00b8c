import type { Conversation, Turn } from '@frameseek/core';
import { z } from 'zod';
import { ask, read } from './api.ts';
import { conversation, modelCosts, turn } from './wire.ts';

interface Abortable {
  readonly signal?: AbortSignal;
}

/** A conversation with everything that was asked and answered in it. */
export interface ConversationDetail extends Conversation {
  readonly turnList: readonly Turn[];
}

const list = z.object({ conversations: z.array(conversation) });
const detail = conversation.extend({ turnList: z.array(turn) });
const path = (id: string): string => `/api/conversations/${encodeURIComponent(id)}`;

/** Every conversation, newest first. */
export const conversations = async ({ signal }: Abortable): Promise<readonly Conversation[]> =>
  (await read('/api/conversations', list, { signal })).conversations;

export const openConversation = async (id: string, { signal }: Abortable): Promise<ConversationDetail> =>
  await read(path(id), detail, { signal });

export const renameConversation = async (id: string, title: string): Promise<void> => {
  await ask(path(id), { method: 'PATCH', body: { title } });
};

export const deleteConversation = async (id: string): Promise<void> => {
  await ask(path(id), { method: 'DELETE' });
};

/** What language models cost, and which one is set. */
export const costs = async ({ signal }: Abortable) => await read('/api/costs', modelCosts, { signal });
