'use client';

import { MessageSquareOff } from 'lucide-react';
import { useState } from 'react';
import { useConversation } from '../../hooks/ask/use-conversations.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { messagesOf } from '../../lib/ask/chat-message.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Message } from '../ui/message.tsx';
import { Chat } from './chat.tsx';
import type { ChatProps } from './chat.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';

interface ConversationViewProps extends Omit<ChatProps, 'conversation' | 'messages' | 'onConversation'> {
  /** The conversation in the address; undefined: a new one. */
  readonly conversation: string | undefined;
  readonly onConversation: (id: string | undefined) => void;
}

/**
 * The conversation of the address, loaded once. A new one gets its id while its first answer is written: then the address
 * changes, but what is on the page stays.
 */
export function ConversationView({ conversation, onConversation, ...rest }: ConversationViewProps) {
  const [begun, setBegun] = useState<{ readonly key: number; readonly id: string | undefined }>({ key: 0, id: undefined });
  const [wanted, setWanted] = useState(conversation);
  if (wanted !== conversation) {
    setWanted(conversation);
    if (conversation !== begun.id) setBegun({ key: begun.key + 1, id: undefined });
  }
  const isBegunHere = conversation === undefined || conversation === begun.id;
  const begin = (id: string): void => {
    setBegun({ key: begun.key, id });
    onConversation(id);
  };
  if (isBegunHere) return <Chat key={begun.key} conversation={conversation} messages={NONE} onConversation={begin} {...rest} />;
  return <Loaded key={conversation} id={conversation} onLeave={() => onConversation(undefined)} {...rest} />;
}

const NONE = [] as const;

interface LoadedProps extends Omit<ChatProps, 'conversation' | 'messages' | 'onConversation'> {
  readonly id: string;
  readonly onLeave: () => void;
}

function Loaded({ id, onLeave, ...rest }: LoadedProps) {
  const { t, failure } = useWords();
  const { data, error, isFetchedAfterMount, refetch } = useConversation(id);
  if (error instanceof ApiError && error.status === 404) {
    return <Message icon={MessageSquareOff} title={t('This conversation is gone')} actions={<Button look="primary" onClick={onLeave}>{t('Begin a new one')}</Button>}>{failure(error)}</Message>;
  }
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined || !isFetchedAfterMount) return <Waiting />;
  return <Chat conversation={id} messages={messagesOf(data.turnList)} onConversation={() => undefined} {...rest} />;
}

const Waiting = () => {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('Loading the conversation')} className="min-h-0 flex-1 space-y-4 p-4">
      <div className="ms-auto h-10 w-2/3 animate-pulse rounded-2xl bg-sunken" />
      <div className="h-24 animate-pulse rounded-2xl bg-sunken" />
    </div>
  );
};
