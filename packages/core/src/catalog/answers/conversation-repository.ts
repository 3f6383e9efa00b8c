import type { Conversation, Turn } from '../../answering/conversation.ts';

/** A conversation that begins. */
export type NewConversation = Pick<Conversation, 'id' | 'title' | 'videoIds'>;

/** Remembers what was asked and answered. */
export interface ConversationRepository {
  /** Begins a conversation, or changes the title and the videos of the one with this id. */
  putConversation(conversation: NewConversation): void;
  conversation(id: string): Conversation | undefined;
  /** The one asked in last comes first. */
  conversations(): readonly Conversation[];
  /** Throws `library/unknown-conversation`, as do those below. */
  renameConversation(id: string, title: string): void;
  /** Removes it with its turns. */
  removeConversation(id: string): void;
  /** Adds a turn at the end, or replaces the one with this id where it stands. */
  putTurn(conversationId: string, turn: Turn): void;
  /** Oldest first; empty for a conversation that is not there. */
  turns(conversationId: string): readonly Turn[];
}
