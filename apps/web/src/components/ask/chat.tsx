'use client';

import { RotateCw, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';
import { useAsk } from '../../hooks/ask/use-ask.ts';
import { useLanguageModel } from '../../hooks/ask/use-language-model.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { questionOf } from '../../lib/ask/chat-message.ts';
import type { ChatMessage } from '../../lib/ask/chat-message.ts';
import { Button } from '../ui/button.tsx';
import { ChatAnswer } from './chat-answer.tsx';
import { Composer } from './composer.tsx';
import { ChatContext } from './evidence-link.tsx';
import { useWords } from '../../hooks/ui/use-words.tsx';
import type { Words } from '../../messages/words.ts';

/** A conversation as it stands, and what is around it. */
export interface ChatProps {
  readonly conversation: string | undefined;
  /** Ids; empty: the whole library. */
  readonly videos: readonly string[];
  readonly messages: readonly ChatMessage[];
  readonly onConversation: (id: string) => void;
  readonly placeholder: string;
  /** Questions that can be asked with a click, while nothing has been asked. */
  readonly examples: readonly string[];
  /** Something to say below the field. */
  readonly note?: ReactNode;
  /** The player on this page, where citations play. */
  readonly player?: { readonly videoId: string; readonly play: (at: number) => void };
}

/** A conversation: what was asked and answered, and the field for the next question. */
export function Chat({ conversation, player, placeholder, examples, note, ...rest }: ChatProps) {
  const { t } = useWords();
  const { messages, ask, stop, error, busy } = useAsk({ conversation, ...rest });
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useScrollToQuestion(messages);
  const place = useMemo(() => ({ ...player, chat: conversation }), [player, conversation]);
  const last = messages.at(-1);
  const retry = (): void => {
    const question = messages.findLast(({ role }) => role === 'user');
    if (question !== undefined) ask(questionOf(question));
  };
  return (
    <ChatContext value={place}>
      <div ref={box} tabIndex={0} role="region" aria-label={t('Conversation')} className="min-h-0 flex-1 overflow-y-auto overscroll-contain relative px-4 py-5 outline-offset-[-2px]">
        <div className="mx-auto max-w-3xl space-y-6">
          {messages.length === 0 && <Examples examples={examples} onAsk={ask} />}
          {messages.map((message) => message.role === 'user'
            ? <p key={message.id} data-question className="ms-auto w-fit max-w-[85%] rounded-2xl rounded-ee-md bg-sunken px-4 py-2.5 text-[0.9375rem] break-words whitespace-pre-wrap"><span className="sr-only">{t('You asked:')} </span>{questionOf(message)}</p>
            : <ChatAnswer key={message.id} message={message} busy={busy && message === last} failed={error !== undefined && message === last} />)}
          {busy && last?.role === 'user' && <p role="status" className="text-sm text-faint">{t('Reading the question…')}</p>}
          {error !== undefined && <Trouble error={error} onRetry={retry} />}
        </div>
      </div>
      <p role="status" className="sr-only">{busy ? t('The answer is being written.') : last?.role === 'assistant' ? t('The answer is there.') : ''}</p>
      <div className="border-t border-line px-3 pt-3 pb-2">
        <div className="mx-auto max-w-3xl">
          <Composer field={field} busy={busy} placeholder={placeholder} onAsk={ask} onStop={() => void stop()} />
          <p className="mt-1.5 px-1 text-xs text-pretty text-faint">{note} <WhoAnswers /></p>
        </div>
      </div>
    </ChatContext>
  );
}

/** Who gets to see questions and pictures. */
function WhoAnswers() {
  const { t } = useWords();
  const model = useLanguageModel();
  if (model === undefined) return null;
  return <>{model.state === 'off' ? t('No language model is on: answers are the moments themselves.') : t('Answered by {uses}.', { uses: model.uses })}</>;
}

function Examples({ examples, onAsk }: { readonly examples: readonly string[]; readonly onAsk: (question: string) => void }) {
  const { t } = useWords();
  return (
    <div className="py-6 text-center">
      <h2 className="text-base font-semibold tracking-tight">{t('Ask, and see where the answer comes from')}</h2>
      <p className="mx-auto mt-1 max-w-md text-sm text-pretty text-soft">{t('Every sentence of an answer names the moments that it rests on. Click a number and it plays.')}</p>
      <ul className="mt-5 flex flex-wrap justify-center gap-2">
        {examples.map((question) => <li key={question}><Button size="small" className="h-auto min-h-8 py-1.5 whitespace-normal" onClick={() => onAsk(question)}>{question}</Button></li>)}
      </ul>
    </div>
  );
}

const Trouble = ({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) => {
  const words = useWords();
  const { t } = words;
  return (
    <div role="alert" className="flex items-start gap-3 rounded-xl border border-line bg-paper p-3 text-sm">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <p className="min-w-0 flex-1 break-words">{troubleText(error, words)}</p>
      <Button size="small" onClick={onRetry}><RotateCw aria-hidden />{t('Ask again')}</Button>
    </div>
  );
};

/** A stream that breaks off tells its reason as it came from the server; what the browser itself says is for nobody. */
const troubleText = (error: Error, { t, known, failure }: Words): string => {
  if (error instanceof ApiError) return failure(error);
  return error.name === 'TypeError' ? t('The connection broke while the answer was written.') : known(error.message);
};

/** Pixels between the upper edge and a question that was scrolled to, and by which a reader must scroll to be left alone. */
const MARGIN = 16;

/** Keeps the newest question at the upper edge while its answer grows below it, until the reader scrolls away. */
const useScrollToQuestion = (messages: readonly ChatMessage[]): RefObject<HTMLDivElement | null> => {
  const box = useRef<HTMLDivElement>(null);
  const held = useRef<{ readonly count: number; readonly top: number }>({ count: 0, top: 0 });
  useEffect(() => {
    const element = box.current;
    const question = element?.querySelectorAll<HTMLElement>('[data-question]');
    const last = question?.[question.length - 1];
    if (element === null || last === undefined) return;
    const { count, top } = held.current;
    if (messages.length === count && Math.abs(element.scrollTop - top) > MARGIN) return;
    element.scrollTop = last.offsetTop - MARGIN;
    held.current = { count: messages.length, top: element.scrollTop };
  }, [messages]);
  return box;
};
