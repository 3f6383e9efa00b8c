'use client';

import type { AskRequest } from '@frameseek/core';
import { useChat } from '@ai-sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { DefaultChatTransport } from 'ai';
import { useCallback, useRef, useState } from 'react';
import { fetchOk } from '../../lib/api/http.ts';
import { chatData, questionOf } from '../../lib/ask/chat-message.ts';
import type { ChatMessage } from '../../lib/ask/chat-message.ts';

interface AskOptions {
  /** Id of the conversation to go on with. */
  readonly conversation: string | undefined;
  /** Only these videos; empty: the whole library. */
  readonly videos: readonly string[];
  readonly messages: readonly ChatMessage[];
  /** Called once a new conversation has its id. */
  readonly onConversation: (id: string) => void;
}

/** Milliseconds between two drawings of an answer that streams in. */
const THROTTLE_MS = 60;

/** A conversation that goes on: asks, shows the answer while it arrives, stops it. */
export function useAsk({ conversation, videos, messages: before, onConversation }: AskOptions) {
  const client = useQueryClient();
  const known = useRef(conversation);
  const [transport] = useState(() => new DefaultChatTransport<ChatMessage>({
    api: '/api/ask',
    // What fails is told by the sentence that the server wrote for people.
    fetch: fetchOk,
    prepareSendMessagesRequest: ({ messages, requestMetadata }) => ({ body: requestOf(messages, requestMetadata) }),
  }));
  const { messages, sendMessage, status, error, stop, clearError } = useChat<ChatMessage>({
    transport,
    messages: [...before],
    dataPartSchemas: chatData,
    throttle: THROTTLE_MS,
    onData: (part) => {
      if (part.type !== 'data-conversation' || known.current === part.data.id) return;
      known.current = part.data.id;
      onConversation(part.data.id);
    },
    onFinish: () => void client.invalidateQueries({ queryKey: ['conversations'] }),
  });
  const ask = useCallback((question: string) => {
    clearError();
    void sendMessage({ text: question }, { metadata: { conversation: known.current, videos } });
  }, [clearError, sendMessage, videos]);
  return { messages, ask, stop, error, busy: status === 'submitted' || status === 'streaming' };
}

const requestOf = (messages: readonly ChatMessage[], metadata: unknown): AskRequest => {
  const last = messages.findLast(({ role }) => role === 'user');
  const question = last === undefined ? '' : questionOf(last);
  const { conversation, videos } = metadata as { readonly conversation?: string; readonly videos: readonly string[] };
  if (conversation !== undefined) return { question, conversation };
  return { question, ...(videos.length === 0 ? {} : { videos: [...videos] }) };
};
