import { randomUUID } from 'node:crypto';
import { Fault, type AskRequest, type Conversation, type Turn } from '@frameseek/core';
import type { EngineParts } from '../engine-parts.ts';
import { requireVideo } from '../library/require-video.ts';

/** Characters. */
const MAX_TITLE_LENGTH = 80;

/** A conversation with its turns so far, oldest first. */
export interface OpenedConversation {
  readonly conversation: Conversation;
  readonly turns: readonly Turn[];
}

/**
 * The conversation that a question goes on with, or a new one named after it. Throws
 * `library/unknown-conversation` and `library/unknown-video`.
 */
export const openConversation = (parts: EngineParts, { question, conversation: id, videos }: AskRequest): OpenedConversation => {
  const { catalog } = parts;
  for (const video of videos ?? []) requireVideo(parts, video);
  const known = id === undefined ? undefined : requireConversation(parts, id);
  const videoIds = [...new Set(videos ?? known?.videoIds ?? [])];
  const next = { id: known?.id ?? randomUUID(), title: known?.title ?? titleOf(question), videoIds };
  if (known === undefined || videos !== undefined) catalog.putConversation(next);
  return { conversation: requireConversation(parts, next.id), turns: catalog.turns(next.id) };
};

/** The conversation of this id. Throws `library/unknown-conversation`. */
export const requireConversation = ({ catalog }: { readonly catalog: EngineParts['catalog'] }, id: string): Conversation => {
  const conversation = catalog.conversation(id);
  if (conversation === undefined) throw new Fault('library/unknown-conversation', { id });
  return conversation;
};

const titleOf = (question: string): string => {
  const plain = question.replaceAll(/\s+/gu, ' ').trim();
  return plain.length <= MAX_TITLE_LENGTH ? plain : `${plain.slice(0, MAX_TITLE_LENGTH - 1).trimEnd()}…`;
};
