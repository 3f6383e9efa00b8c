import type { EngineParts } from '../engine-parts.ts';
import type { Engine } from '../engine.ts';
import { requireConversation } from './open-conversation.ts';

/** The use cases of conversations that were had. */
export const conversationUseCases = (
  { catalog }: EngineParts,
): Pick<Engine, 'conversations' | 'conversation' | 'renameConversation' | 'removeConversation'> => ({
  conversations: () => catalog.conversations(),
  conversation: (id) => ({ ...requireConversation({ catalog }, id), turnList: [...catalog.turns(id)] }),
  renameConversation: (id, title) => catalog.renameConversation(id, title),
  removeConversation: (id) => catalog.removeConversation(id),
});
